"""Counts across the reform: nothing is lost, nothing is doubled, and what is guessed says so."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import AreaRegister, Level
from geo.carrying import carry, only_whole, to_former, to_today
from geo.crosswalk import Crosswalk


@pytest.fixture(scope="module")
def forward(crosswalk: Crosswalk, register: AreaRegister) -> pd.DataFrame:
    return to_today(crosswalk, register)


def counts(values: dict[str, float | None], **more: str) -> pd.DataFrame:
    table = pd.DataFrame({"area_code": list(values), "value": list(values.values())})
    return table.assign(value=table["value"].astype(float), estimated=False, **more)


def one(carried: pd.DataFrame, code: str) -> pd.Series:
    return carried.set_index("area_code").loc[code]


# --- by hand ------------------------------------------------------------------------------------


def test_dao_vien_is_ngoc_xa_and_phu_luong_and_dao_vien(forward: pd.DataFrame):
    """09274 Ngọc Xá, 09289 Phù Lương and 09301 Đào Viên went over whole."""
    people = {"09274": 9_000.0, "09289": 7_000.0, "09301": 8_500.0}
    dao_vien = one(carry(counts(people), forward), "09301")

    assert dao_vien["value"] == 24_500
    assert (dao_vien["known"], dao_vien["parts"]) == (3, 3)
    assert not dao_vien["estimated"]


def test_a_missing_part_makes_the_whole_missing_unless_one_asks_for_the_rest(forward):
    people = {"09274": 9_000.0, "09289": None, "09301": 8_500.0}
    carried = carry(counts(people), forward)

    assert one(carried, "09301")["value"] == 17_500
    assert (one(carried, "09301")["known"], one(carried, "09301")["parts"]) == (2, 3)
    assert np.isnan(one(only_whole(carried), "09301")["value"])


def test_chau_phong_of_2024_is_no_value_of_todays_phu_lang(forward: pd.DataFrame, register):
    """09292 was Châu Phong; today it is Phù Lãng, made of three communes."""
    assert register["09292", "2024"].short_name == "Châu Phong"
    phu_lang = one(
        carry(counts({"09292": 5_000.0, "09277": None, "09310": None}), forward), "09292"
    )

    assert (phu_lang["known"], phu_lang["parts"]) == (1, 3)


def test_the_21_communes_of_que_vo_of_2023_end_in_seven(forward, register: AreaRegister):
    then = register.communes("2024", district="259", on=date(2023, 12, 31))
    carried = carry(counts({area.code: 1.0 for area in then}), forward)

    assert len(then) == 21
    assert len(carried) == 7
    assert carried["value"].sum() == pytest.approx(21, abs=1e-9)


def test_old_hai_lang_is_divided_and_its_parts_are_estimates(forward: pd.DataFrame):
    carried = carry(counts({"06886": 3_000.0}), forward)

    assert set(carried["area_code"]) >= {"06886", "06799"}
    assert carried["estimated"].all()
    assert carried["value"].sum() == pytest.approx(3_000, abs=1e-6)


def test_an_estimate_stays_one_and_a_zero_is_a_value(forward: pd.DataFrame):
    table = counts({"09274": 0.0, "09289": 0.0, "09301": 0.0})
    guessed = table.assign(estimated=table["area_code"] == "09289")

    assert one(carry(table, forward), "09301")["value"] == 0
    assert not one(carry(table, forward), "09301")["estimated"]
    assert one(carry(guessed, forward), "09301")["estimated"]


def test_every_old_area_but_one_leads_to_today(forward: pd.DataFrame, register: AreaRegister):
    """Five island districts had no communes; of one dissolved commune no successor is known."""
    old = {a.code for a in register if a.vintage == "2024" and a.level is Level.COMMUNE}

    assert old - set(forward["source"]) == {"28825"}
    assert set(forward["source"]) - old == {"318", "471", "498", "536", "755"}


# --- the whole country --------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_over_the_country_the_sum_stays_and_so_it_does_in_every_province(
    seed: int, forward, crosswalk: Crosswalk, register: AreaRegister
):
    sources = forward["source"].unique()
    values = np.random.default_rng(seed).integers(0, 60_000, len(sources)).astype(float)
    before = pd.Series(values, index=sources)

    after = carry(counts(before.to_dict()), forward).set_index("area_code")["value"]

    assert after.sum() == pytest.approx(before.sum(), abs=1e-4)
    of_new = after.groupby(lambda code: register[code, "2025"].province).sum()
    of_old = before.groupby(
        lambda code: crosswalk.new_province(register[code, "2024"].province)
    ).sum()
    pd.testing.assert_series_equal(of_new, of_old, rtol=0, atol=1e-6, check_names=False)


def test_no_commune_of_today_crosses_the_line_of_an_old_province(crosswalk, register):
    assert to_former(crosswalk, register, Level.PROVINCE)["exact"].all()
    assert not to_former(crosswalk, register, Level.DISTRICT)["exact"].all()


@pytest.mark.parametrize("level", [Level.DISTRICT, Level.PROVINCE])
def test_todays_counts_add_up_to_the_same_on_old_outlines(
    level: Level, crosswalk: Crosswalk, register: AreaRegister
):
    links = to_former(crosswalk, register, level)
    codes = [area.code for area in register.communes("2025")]
    values = np.random.default_rng(7).integers(0, 60_000, len(codes)).astype(float)

    back = carry(counts(dict(zip(codes, values, strict=True))), links)

    assert back["value"].sum() == pytest.approx(values.sum(), abs=1e-4)
    assert set(links["source"]) == set(codes)


def test_former_hau_giang_is_28_units_of_can_tho(crosswalk: Crosswalk, register: AreaRegister):
    links = to_former(crosswalk, register, Level.PROVINCE)
    hau_giang = links[links["target"] == "93"]

    assert len(hau_giang) == 28
    assert hau_giang["exact"].all()


# --- against what is slow and plain --------------------------------------------------------------


def slowly(table: pd.DataFrame, links: pd.DataFrame) -> dict[tuple[str, str], list[float]]:
    """(period, target) to [sum of what is known, how many are known, how many there are]."""
    found: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0, 0])
    for row in table.itertuples():
        for link in links.itertuples():
            if link.source != row.area_code:
                continue
            cell = found[row.period, link.target]
            cell[2] += 1
            if not np.isnan(row.value):
                cell[0] += row.value * link.share
                cell[1] += 1
    return dict(found)


LINKS = pd.DataFrame(
    [
        *[("a", "A", 1.0, True), ("b", "A", 1.0, True), ("c", "A", 0.25, False)],
        *[("c", "B", 0.75, False), ("d", "C", 1.0, True)],
    ],
    columns=["source", "target", "share", "exact"],
)
CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["2023", "2024"])),
    st.one_of(st.none(), st.integers(0, 10_000), st.just(0)),
    min_size=1,
)


@given(cells=CELLS, order=st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_carrying_is_what_a_slow_loop_finds_in_any_order(cells, order):
    rows = [(area, period, value) for (area, period), value in cells.items()]
    order.shuffle(rows)
    table = pd.DataFrame(rows, columns=["area_code", "period", "value"])
    table = table.assign(value=table["value"].astype(float), estimated=False)

    carried = carry(table, LINKS, ["period"])

    wanted = slowly(table, LINKS)
    assert len(carried) == len(wanted)
    for row in carried.itertuples():
        total, known, parts = wanted[row.period, row.area_code]
        assert (row.known, row.parts) == (known, parts)
        assert row.value == pytest.approx(total) if known else np.isnan(row.value)
        divided = ("c", row.period)
        counted = row.area_code in "AB" and cells.get(divided) is not None
        assert row.estimated == counted


def test_a_count_that_leads_nowhere_is_told_not_lost():
    with pytest.raises(LookupError, match="lead nowhere: z"):
        carry(counts({"a": 1.0, "z": 2.0}), LINKS)
