"""Shipped scores and decisions agree with the flags of the sample, and can be made again."""

from __future__ import annotations

import pandas as pd
import pytest

from sample_data import make_criteria
from sample_data.facts import NEW_PERIODS, OLD_PERIODS
from tests.sample_data.test_values import content
from ytcs_data.analysis.criteria import Rule, Verdict, judged
from ytcs_data.analysis.recognition import HOLDS, on_todays_communes, status
from ytcs_data.ingest import read_and_check
from ytcs_data.periods import REFORM, parse_period
from ytcs_data.store import ILLUSTRATIVE

PROVINCES = {"quang_ninh": "22", "bac_ninh": "24", "lam_dong": "68", "can_tho": "92"}
QUE_VO_DONE = {"09289", "09247", "09307", "09313", "09292"}  # planned for 2023
every_province = pytest.mark.parametrize("name", PROVINCES)


@pytest.fixture(scope="module")
def shipped(catalogue, register):
    """The rows of a shipped file, checked as any file is."""

    def rows(kind, name):
        file = make_criteria.FOLDER / f"{kind}_{name}.zip"
        return read_and_check(file.read_bytes(), catalogue, register)

    return rows


@pytest.fixture(scope="module")
def flags(crosswalk):
    """Flags of a province of today by vintage."""

    def tables(name):
        old = make_criteria.old_names(crosswalk, PROVINCES[name])
        before = pd.concat([make_criteria.flags(f"2024_{one}") for one in old])
        return {"2024": before, "2025": make_criteria.flags(f"2025_{name}")}

    return tables


@every_province
def test_a_flag_is_1_just_where_a_recognition_holds(shipped, flags, catalogue, crosswalk, name):
    events = shipped("recognitions", name)
    assert set(events["source"]) == {ILLUSTRATIVE}
    years = {key: one.recognised_years for key, one in catalogue.criteria.items()}
    tables = flags(name)
    new = tables["2025"].index
    same = {crosswalk.predecessors(c)[0].code: c for c in new if crosswalk.unchanged(c)}
    since = dict.fromkeys(new.difference(list(same.values())), REFORM)
    of = {"2024": events[events["vintage"] == "2024"], "2025": on_todays_communes(events, same)}
    for vintage, periods in (("2024", OLD_PERIODS), ("2025", NEW_PERIODS)):
        for period in periods:
            told = tables[vintage][period].dropna()
            merged = since if vintage == "2025" else {}
            end = parse_period(period).end
            found = status(of[vintage], told.index, end, years, merged)["status"]
            assert found.isin(HOLDS).eq(told.eq(1)).all(), (vintage, period)


@every_province
def test_who_is_recognised_has_passing_scores_and_nobody_else(shipped, flags, catalogue, name):
    one = catalogue.criteria["qd_1300_2023"]
    rule = Rule([criterion.most for criterion in one.criteria], one.total_pct, one.each_pct)
    rows, tables = shipped("scores", name), flags(name)
    assert set(rows["source"]) == {ILLUSTRATIVE}
    rows, seen = rows[rows["state"] == "value"], set()
    for (vintage, period), part in rows.groupby(["vintage", "period"]):
        table = part.pivot(index="area_code", columns="measure", values="value")
        verdicts = judged(table[list(one.measures)], table["failing_point"], rule)["verdict"]
        told = tables[vintage][period].dropna()
        assert set(table.index) == set(told.index), (vintage, period)
        passes = verdicts.eq(Verdict.PASSES)
        assert passes.eq(told.eq(1).reindex(passes.index)).all(), (vintage, period)
        seen |= set(verdicts)
    assert seen == set(Verdict)


@every_province
def test_a_merged_commune_has_no_decision_before_it_tells_of_itself(
    shipped, flags, crosswalk, name
):
    """Else it would be recognised in a period for which nobody reported it."""
    new = flags(name)["2025"]
    merged = [code for code in new.index if not crosswalk.unchanged(code)]
    told = {code: parse_period(new.loc[code].first_valid_index()).start for code in merged
            if new.loc[code].notna().any()}  # fmt: skip
    events = shipped("recognitions", name)
    mine = events[(events["vintage"] == "2025") & events["area_code"].isin(merged)]

    assert len(mine) > 20
    assert (mine["decided_on"] >= pd.to_datetime(mine["area_code"].map(told))).all()


def test_the_communes_of_que_vo_pass_as_planned(shipped):
    events = shipped("recognitions", "bac_ninh")
    mine = events[events["area_code"].isin(QUE_VO_DONE) & (events["vintage"] == "2024")]

    assert set(mine["area_code"]) == QUE_VO_DONE
    assert set(mine["decided_on"].dt.year) == {2023}


def test_the_script_makes_the_shipped_files_again(tmp_path):
    every = {path.name for path in make_criteria.FOLDER.glob("*.zip")}
    for name, rows in make_criteria.files():
        path = tmp_path / f"{name}.zip"
        make_criteria.write_csv(path, rows)
        assert content(path) == content(make_criteria.FOLDER / path.name), name
        every.remove(path.name)
    assert not every
