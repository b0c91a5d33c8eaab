"""Forms of the sample: a row a commune or a station, and what they told last."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from tests.sample_store import reported, sample  # noqa: F401 - a fixture
from ytcs_data import forms, load, rehearsing
from ytcs_data.catalogue import Measure, MeasureKind
from ytcs_data.ingest import Severity
from ytcs_data.ingest.understanding import Wishes, understand
from ytcs_data.reports.template import Form, workbook

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


@pytest.mark.parametrize(
    ("dataset", "period"),
    [
        ("insurance", "2026-10"),
        ("stations", "2026-10"),
        ("commune_status", "2025"),
        ("criteria_scores", "2025"),
        ("station_capacity", "2025"),
        ("primary_care", "2025"),
    ],
)
def test_a_form_that_was_filled_in_is_understood_without_a_question(dataset, period, filled_form):
    made = form(dataset, period)
    expected, content = filled_form(made)

    told = understand(content, "bieu.xlsx", Wishes(), rehearsing._sources())

    errors = [str(p) for p in told.problems if p.severity is Severity.ERROR]
    assert not errors
    assert (told.dataset, told.period, told.vintage) == (dataset, period, "2025")
    assert not [one for one in told.columns if not one.sure]
    keys = zip(told.rows["measure"], told.rows["area_code"], strict=True)
    assert dict(zip(keys, told.rows["value"], strict=True)) == expected
    assert set(told.rows["period"]) == {period}


@pytest.fixture
def filled_form():
    """Fill numbers in; gives them by measure and commune, and the file."""

    def fill(made: Form) -> tuple[dict[tuple[str, str], float], bytes]:
        book = load_workbook(io.BytesIO(workbook(made)))
        (sheet,) = book.worksheets
        head, left = len(made.lines) + 1, len(made.places.columns) + 1
        expected = {}
        codes = made.places["Mã đơn vị"]
        for row in codes[~codes.duplicated(keep=False)].index:
            for column, measure in enumerate(made.measures, start=left):
                value = _value(measure, row)
                words = {1: "Có", 0: "Không"} if measure.kind is MeasureKind.FLAG else {}
                sheet.cell(head + 1 + row, column).value = words.get(value, value)
                expected[measure.id, codes[row]] = float(value)
        file = io.BytesIO()
        book.save(file)
        return expected, file.getvalue()

    return fill


def _value(measure: Measure, row: int) -> int:
    if measure.kind is MeasureKind.COUNT:
        return 1 if measure.id == "stations" else 4000 + row if measure.unit == "người" else 2
    return 1 + row % 3 if measure.kind is MeasureKind.CATEGORY else row % 2
