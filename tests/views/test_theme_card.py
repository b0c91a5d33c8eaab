"""The history on a card of the overview: whose it is, and when there is none."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.sample_store import reading, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import figures, load
from ytcs_data.views.selection import Selection
from ytcs_data.views.theme_card import card
from ytcs_data.words import number

pytestmark = pytest.mark.usefixtures("sample")

SVG = "{http://www.w3.org/2000/svg}"
BHYT = "shi_coverage_pct"
OLD_BAC_NINH = Selection("2024", "27", "", "", BHYT, "2023")


def history(chosen: Selection) -> str:
    made = card(chosen, load.catalogue().indicators[BHYT])
    assert made is not None
    return made.history


def last_words(picture: str) -> str:
    return [text.text or "" for text in ElementTree.fromstring(picture).iter(f"{SVG}text")][-1]


@pytest.mark.parametrize("district", ["", "259"])
def test_the_history_is_that_of_the_district_or_else_of_the_province(district: str):
    chosen = Selection("2024", "27", district, "", BHYT, "2023")
    totals = figures.totals(BHYT, "2024", "27")
    here = totals[(totals["area_code"] == (district or "27")) & totals["value"].notna()]
    newest = here[here["period"] == "2025-H1"]["value"].item()

    picture = history(chosen)

    assert last_words(picture).endswith(f": {number(newest, 1)} %")
    assert len(list(ElementTree.fromstring(picture).iter(f"{SVG}circle"))) == len(here)


def test_the_target_that_leads_is_in_the_picture():
    assert len(list(ElementTree.fromstring(history(OLD_BAC_NINH)).iter(f"{SVG}line"))) == 1


@pytest.mark.parametrize(
    ("periods", "drawn"), [(["2026-09"], False), (["2026-09", "2026-10"], True)]
)
def test_a_single_value_is_no_history(tmp_path, periods: list[str], drawn: bool):
    usual = {"vintage": "2025", "area_code": "06967"}
    told = [
        {**usual, "period": period, "measure": measure, "value": value}
        for period in periods
        for measure, value in (("population", 1000), ("insured", 900))
    ]
    with reading(tmp_path):
        load.store().commit(rows(*told), file_name="a.csv", sha256="a")

        assert bool(history(Selection("2025", "22", "", "", BHYT, periods[-1]))) is drawn
