"""Who has reported what, when, and how late; from a few lines in a store of their own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.store.rows import rows
from ytcs_data import load, reporting
from ytcs_data.periods import Kind
from ytcs_data.reporting import Told

NEW = {"vintage": "2025", "period": "2026-10"}
QUE_VO, PHU_LANG = "09247", "09292"
LONG_AGO, TO_COME = date(2026, 11, 1), date.today() + timedelta(days=5)


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Quế Võ told both figures, Phù Lãng only one; a dataset of stations has come too."""
    monkeypatch.setenv("YTCS_VAR", str(tmp_path))
    load.forget()
    given = [
        {**NEW, "area_code": QUE_VO, "measure": "population", "value": 1000},
        {**NEW, "area_code": QUE_VO, "measure": "insured", "value": 950},
        {**NEW, "area_code": PHU_LANG, "measure": "population", "value": 500},
        {**NEW, "area_code": "09253", "measure": "points", "station_code": "09253-1", "value": 1},
    ]
    load.store().commit(rows(*given), file_name="few.csv", sha256="few")
    yield
    load.forget()


def table(due: date = LONG_AGO):
    found = reporting.reported("insurance", "2025", "2026-10", "24", due)
    return found.set_index("area_code")


@pytest.mark.usefixtures("told")
def test_an_area_has_told_all_or_a_part_or_nothing():
    found = table()

    assert len(found) == 99
    assert found["told"].value_counts().to_dict() == {"nothing": 97, "all": 1, "part": 1}
    assert found.loc[QUE_VO, "told"] == Told.ALL
    assert found.loc[PHU_LANG, "lacking"] == ("insured",)
    assert found.loc["09253", "told"] == Told.NOTHING  # told another dataset


@pytest.mark.usefixtures("told")
def test_days_late_count_from_the_due_date_to_the_report_or_to_today():
    late = (date.today() - LONG_AGO).days

    assert table().loc[QUE_VO, "late"] == late  # it came today
    assert table().loc["09253", "late"] == late  # and this one not yet
    assert (table(TO_COME)["late"] == 0).all()


@pytest.mark.usefixtures("told")
def test_a_withdrawn_report_has_not_been_made():
    load.store().withdraw(1, "nhầm")

    assert (table()["told"] == Told.NOTHING).all()


@pytest.mark.usefixtures("told")
def test_former_districts_add_up_to_the_province():
    counts = reporting.by_district(table().reset_index())

    assert counts["areas"].sum() == 99
    assert (counts[list(Told)].sum(axis=1) == counts["areas"]).all()
    assert counts.set_index("district").loc["259", "all"] == 1  # Quế Võ


def test_only_what_is_due_for_the_kind_of_period_is_asked_for():
    month = {one.id for one in reporting.due_datasets("2026-10")}
    year = {one.id for one in reporting.due_datasets("2026")}

    assert month == {"insurance", "stations"}
    assert {"commune_status", "children"} <= year
    assert not month & year
    assert not reporting.due_datasets("2026-9M")


@pytest.mark.usefixtures("told")
def test_periods_that_nobody_reported_are_offered_once_they_have_begun():
    found = reporting.periods("2025", date(2026, 11, 22))

    assert found[:3] == ["2026", "2026-11", "2026-10"]
    assert "2026-12" not in found
    assert reporting.recent(Kind.QUARTER, date(2026, 11, 22)) == ["2026-Q2", "2026-Q3", "2026-Q4"]
