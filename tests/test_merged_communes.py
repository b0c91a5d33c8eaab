"""Two communes merged on 1 April 2026, declared in a file: what series, maps and links follow.

Invented: Phù Lãng (09292) became part of Chi Lăng (09313), both in Bắc Ninh.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from geo.changes import COLUMNS
from tests.map_reading import values_of
from tests.sample_store import filled_folder, reading, reported
from ytcs_data import carried, figures, load, map_documents, map_values
from ytcs_data.basis import Basis
from ytcs_data.ingest.rules import area_fault
from ytcs_data.states import State
from ytcs_data.views import theme_card
from ytcs_data.views.area_table import drawn
from ytcs_data.views.paper_words import map_on_paper
from ytcs_data.views.selection import Selection
from ytcs_data.views.trend_series import trend_rows

GONE, STAYS, OTHER = "09292", "09313", "09301"
BEFORE, AFTER = "2026-03", "2026-10"
BHYT, CRITERIA = "shi_coverage_pct", "communes_meeting_national_criteria_pct"
MERGER = f"2026-04-01,merge,{GONE},,{STAYS},Nghị quyết thử"
SUMS = ["numerator", "denominator"]


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample, and one declared merger."""
    var = tmp_path_factory.mktemp("merged")
    shutil.copytree(filled_folder(tmp_path_factory.getbasetemp()), var, dirs_exist_ok=True)
    text = f"{','.join(COLUMNS)}\n{MERGER}\n"
    (var / "changes.csv").write_text(text, encoding="utf-8")
    with reading(var):
        yield var


@pytest.fixture(scope="module")
def undeclared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """Figures of the same store without the merger."""
    with reading(filled_folder(tmp_path_factory.getbasetemp())):
        return {
            **{f"values {basis}": figures.values(BHYT, "2025", basis) for basis in Basis},
            **{f"totals {basis}": figures.totals(BHYT, "2025", "24", basis) for basis in Basis},
        }


@pytest.fixture(autouse=True)
def _declared(undeclared: dict[str, pd.DataFrame], merged: Path) -> None:
    """In this order: the merger is declared last, and holds."""


def row(indicator: str, code: str, period: str, basis: Basis) -> pd.Series | None:
    table = figures.values(indicator, "2025", basis)
    found = table[(table["area_code"] == code) & (table["period"] == period)]
    return found.iloc[0] if len(found) else None


# --- counts --------------------------------------------------------------------------------------


def test_as_reported_both_are_there_until_the_merger_and_one_after():
    for period, there in ((BEFORE, True), (AFTER, False)):
        insured = reported("2025_bac_ninh", "insured", period)
        one = row(BHYT, GONE, period, Basis.REPORTED)
        assert (one is not None) == there
        if one is not None:
            assert one["numerator"] == insured[GONE, ""]
        kept = row(BHYT, STAYS, period, Basis.REPORTED)
        assert kept is not None
        assert kept["numerator"] == insured[STAYS, ""]


def test_rebuilt_the_months_before_are_the_sum_of_both():
    insured = reported("2025_bac_ninh", "insured", BEFORE)
    people = reported("2025_bac_ninh", "population", BEFORE)

    made = row(BHYT, STAYS, BEFORE, Basis.REBUILT)

    assert made is not None
    assert made["numerator"] == insured[GONE, ""] + insured[STAYS, ""]
    assert made["denominator"] == people[GONE, ""] + people[STAYS, ""]
    assert made["value"] == pytest.approx(100 * made["numerator"] / made["denominator"])
    assert (made["state"], made["known"], made["parts"]) == (State.VALUE, 2, 2)
    assert row(BHYT, GONE, BEFORE, Basis.REBUILT) is None


def test_rebuilt_the_years_before_the_reform_are_the_sum_of_the_old_communes_of_both():
    insured = reported("2024_bac_ninh", "insured", "2023")
    olds = [p.code for p in load.crosswalk().predecessors(STAYS)]

    made = row(BHYT, STAYS, "2023", Basis.REBUILT)

    assert len(olds) == 3 + 2
    olds.append("09316")  # Hán Quảng, in 2024 merged into what became Chi Lăng
    assert made is not None
    assert made["numerator"] == sum(insured[old, ""] for old in olds)
    assert row(BHYT, GONE, "2023", Basis.REBUILT) is None


def test_all_other_communes_keep_what_they_reported(undeclared: dict[str, pd.DataFrame]):
    for basis in Basis:
        key = ["period", "area_code"]
        before, now = (
            table[~table["area_code"].isin([GONE, STAYS])].set_index(key).sort_index()
            for table in (undeclared[f"values {basis}"], figures.values(BHYT, "2025", basis))
        )
        pd.testing.assert_frame_equal(now[before.columns], before)


@pytest.mark.parametrize("basis", list(Basis))
def test_before_the_merger_the_sums_are_the_same_on_every_basis(basis, undeclared):
    before, now = (
        table[table["period"] < "2026-04"].set_index(["area_code", "period"]).sort_index()
        for table in (undeclared[f"totals {basis}"], figures.totals(BHYT, "2025", "24", basis))
    )

    assert now.index.equals(before.index)
    pd.testing.assert_frame_equal(now[SUMS], before[SUMS])
    assert now["state"].equals(before["state"])


def test_two_of_different_former_districts_are_told_apart_until_the_merger(
    undeclared: dict[str, pd.DataFrame], merged: Path, tmp_path: Path
):
    """Then the sums on the old outlines are what they were; after it they are an estimate."""
    register = load.register()
    district = load.groups("2025", "24")
    other = next(
        c.code for c in register.communes("2025", "24") if district[c.code] not in ("259", "256")
    )
    shutil.copytree(merged, tmp_path, dirs_exist_ok=True)
    line = f"{','.join(COLUMNS)}\n2026-04-01,merge,{other},,{STAYS},Nghị quyết thử\n"
    (tmp_path / "changes.csv").write_text(line, encoding="utf-8")
    with reading(tmp_path):
        now = figures.totals(BHYT, "2025", "24", Basis.FORMER)
        assert load.groups("2025", "24")[other] == load.groups("2025", "24")[STAYS]
    key = ["area_code", "period"]
    now, before = (
        table.set_index(key).sort_index() for table in (now, undeclared[f"totals {Basis.FORMER}"])
    )

    for place in ("24", "259", district[other]):
        first, then = before.loc[place], now.loc[place]
        early = first.index < "2026-04"
        pd.testing.assert_frame_equal(then[early][SUMS], first[early][SUMS])
        assert then["state"][early].equals(first["state"][early])
    assert now.loc[("259", AFTER), "state"] == State.ESTIMATED


def test_the_province_has_one_commune_fewer_since():
    table = figures.totals(BHYT, "2025", "24", Basis.REBUILT)
    counts = table[table["area_code"] == "24"].set_index("period")["expected"]

    assert counts[BEFORE] == counts[AFTER] == 98
    told = figures.totals(BHYT, "2025", "24", Basis.REPORTED)
    counts = told[told["area_code"] == "24"].set_index("period")["expected"]
    assert (counts[BEFORE], counts[AFTER]) == (99, 98)


def test_the_rebuilt_line_is_joined_and_the_reported_one_breaks_at_the_merger():
    chosen = Selection.from_query({"vintage": "2025", "province": "24", "indicator": BHYT})
    indicator = load.catalogue().indicators[BHYT]
    for basis, grounds in ((Basis.REBUILT, 1), (Basis.REPORTED, 2)):
        rows = trend_rows(replace(chosen, basis=basis), indicator, [STAYS, OTHER])
        lines = rows[rows["value"].notna() & (rows["vintage"] == "2025")].groupby("place")
        assert lines["joined"].nunique().to_dict() == {0: 1, 1: grounds, 2: 1}
    rebuilt = trend_rows(replace(chosen, basis=Basis.REBUILT), indicator, [STAYS]).query("place==1")
    made = rebuilt[rebuilt["value"].notna()].set_index("period")["denominator"]
    people = reported("2025_bac_ninh", "population", BEFORE)
    assert made["tháng 3/2026"] == people[GONE, ""] + people[STAYS, ""]


def test_the_line_of_a_commune_of_before_with_the_same_code_is_as_it_was():
    chosen = Selection.from_query({"vintage": "2024", "province": "27", "indicator": BHYT})
    rows = trend_rows(chosen, load.catalogue().indicators[BHYT], [STAYS]).query("place == 1")

    assert set(rows["joined"]) == {""}


def test_rows_of_the_merged_one_are_taken_in_until_the_merger_and_refused_after():
    register = load.register()

    assert area_fault(register, GONE, "2025", BEFORE) is None
    assert area_fault(register, STAYS, "2025", AFTER) is None
    for period in ("2026-04", "2026-Q2", AFTER):
        fault = area_fault(register, GONE, "2025", period)
        assert fault == ("dissolved-area", f"{STAYS} (Xã Chi Lăng)", f"{GONE} (Xã Phù Lãng)")


# --- a status ------------------------------------------------------------------------------------


def test_a_status_of_two_waits_with_k_of_2_and_is_not_added_up():
    told = reported("2025_bac_ninh", "meets_national_criteria", "2025")
    had = [told.get((code, "")) for code in (GONE, STAYS)]

    made = row(CRITERIA, STAYS, "2025", Basis.REBUILT)

    assert made is not None
    assert (made["state"], made["parts"]) == (State.REASSESS, 2)
    assert made["known"] == sum(one is not None for one in had)
    assert math.isnan(made["value"])


def test_after_the_merger_a_status_that_waits_says_what_the_two_last_had():
    last = carried._last_before_reform(CRITERIA)

    assert last.loc[STAYS, "parts"] == 2
    assert last.loc[OTHER, "parts"] == 3
    assert GONE not in last.index


# --- maps, small maps and paper ------------------------------------------------------------------


def test_the_outline_of_the_merged_one_stays_and_names_its_successor():
    outlines = json.loads(gzip.decompress(map_documents.geometry("2025", "24").gzipped))
    by_code = {area["code"]: area for area in outlines["areas"]}
    drawn = {shape["id"] for shape in outlines["topology"]["objects"]["areas"]["geometries"]}

    assert by_code[GONE]["successor"] == STAYS
    assert {GONE, STAYS} <= drawn
    assert [code for code, area in by_code.items() if "successor" in area] == [GONE]
    assert by_code[GONE]["group"] == by_code[STAYS]["group"]


def test_in_values_the_merged_one_is_gone_after_the_merger_and_in_a_rebuilt_past():
    for basis, there in ((Basis.REPORTED, True), (Basis.REBUILT, False)):
        values = values_of(map_values.values("2025", "24", BHYT, basis))
        place = values["areas"].index(GONE)
        assert values["periods"][AFTER]["classes"][place] == values["gone"]
        assert (values["periods"][BEFORE]["classes"][place] != values["gone"]) == there


def test_a_small_map_and_paper_have_no_hole():
    chosen = Selection.from_query(
        {"vintage": "2025", "province": "24", "indicator": BHYT, "period": AFTER}
    )
    indicator = load.catalogue().indicators[BHYT]
    small = theme_card.card(chosen, indicator)
    paper = map_on_paper(chosen, "a4")

    assert small is not None
    fills = re.findall(r'<path d="[^"]*" fill="([^"]*)"', small.picture)
    assert len(fills) == 99
    assert "#ffffff" not in fills
    assert "Vẽ 98/98 đơn vị" in drawn(chosen)
    assert drawn(chosen) in paper
    group = paper[paper.index('opacity="0.25"') :]
    assert group.startswith('opacity="0.25"></g>')  # nothing around it is left without a class
