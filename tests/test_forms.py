"""Forms of the sample: a row a commune or a station, and what they told last."""

from __future__ import annotations

import pytest

from tests.sample_store import reported, sample  # noqa: F401 - a fixture
from ytcs_data import forms, load

pytestmark = pytest.mark.usefixtures("sample")


def form(dataset: str, period: str, vintage: str = "2025", province: str = "24"):
    areas = load.register().communes(vintage, province)
    return forms.form(load.catalogue().datasets[dataset], period, areas, "Tỉnh Bắc Ninh")


def test_a_dataset_of_communes_has_a_row_a_commune():
    made = form("insurance", "2026-11")

    assert list(made.places.columns) == ["Mã đơn vị", "Tên đơn vị"]
    assert len(made.places) == 99
    assert [measure.id for measure in made.measures] == ["population", "insured"]
    assert (made.period, made.before) == ("Tháng 11/2026", "tháng 10/2026")


def test_the_last_figures_are_those_that_were_reported_last():
    made = form("insurance", "2026-11")
    told = reported("2025_bac_ninh", "insured", "2026-10")

    beside = dict(zip(made.places["Mã đơn vị"], made.last["insured"], strict=True))

    assert {code: value for code, value in beside.items() if value == value} == {
        code: value for (code, _station), value in told.items()
    }
    assert "minh hoạ" in made.notes[0]


def test_a_dataset_of_stations_has_a_row_a_station_and_every_commune():
    made = form("stations", "2026-11")

    assert list(made.places.columns) == ["Mã đơn vị", "Tên đơn vị", "Mã trạm", "Tên trạm"]
    assert made.places["Mã đơn vị"].nunique() == 99
    assert made.places["Mã trạm"].str.match(r"^\d{5}-\d+$|^$").all()
    told = reported("2025_bac_ninh", "permanent_doctors", "2026-10")
    beside = made.last.set_index(made.places["Mã trạm"])["permanent_doctors"].dropna()
    assert beside.to_dict() == {station: value for (_code, station), value in told.items()}


def test_the_other_side_of_the_reform_is_no_last_period():
    assert form("insurance", "2025-07").last is None


def test_a_form_for_nobody_is_empty():
    made = forms.form(load.catalogue().datasets["insurance"], "2026-11", [], "")

    assert made.places.empty
    assert made.last is None
