"""What an office once said of its columns is known the next time, to it alone."""

from __future__ import annotations

import pytest

from ytcs_data.store.headings import Headings
from ytcs_data.store.opening import open_engine


@pytest.fixture
def headings(database_url) -> Headings:
    return Headings(open_engine(database_url))


def test_a_confirmed_heading_is_remembered_for_its_office_alone(headings):
    headings.remember("so_y_te", "insurance", {"Số thẻ": "measure:insured"})

    assert headings.of("so_y_te", "insurance") == {"Số thẻ": "measure:insured"}
    assert headings.of("so_y_te", "stations") == {}
    assert headings.of("tram", "insurance") == {}


def test_the_last_word_counts(headings):
    headings.remember("so_y_te", "insurance", {"Số thẻ": "measure:insured", "TT": "unused"})
    headings.remember("so_y_te", "insurance", {"Số thẻ": "unused"})

    assert headings.of("so_y_te", "insurance") == {"Số thẻ": "unused", "TT": "unused"}


def test_without_a_dataset_only_what_all_agree_on_is_known(headings):
    headings.remember("so_y_te", "insurance", {"Số": "measure:insured", "TT": "unused"})
    headings.remember("so_y_te", "stations", {"Số": "measure:stations", "TT": "unused"})

    assert headings.of("so_y_te") == {"TT": "unused"}


def test_a_hostile_heading_is_kept_as_it_is_but_not_longer_than_its_place(headings):
    headings.remember(
        "x" * 99, "insurance", {"'; DROP TABLE heading; --": "unused", "y" * 999: "unused"}
    )

    assert set(headings.of("x" * 99)) == {"'; DROP TABLE heading; --", "y" * 300}
