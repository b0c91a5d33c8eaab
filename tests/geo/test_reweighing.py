"""Better shares: the best evidence wins, and shares of an old commune are exactly 1 together."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.areas import AreaRegister, Level
from geo.carrying import carry, only_whole, to_former, to_today
from geo.crosswalk import Crosswalk, exact_shares, read_links
from geo.reweighing import NOTE, Evidence, Known, divided, open_parts, reweigh

THIRDS = exact_shares([1, 1, 1])
ROWS = [
    *[("A", "x", "part", "0.500000000", "equal"), ("A", "y", "part", "0.500000000", "equal")],
    *[("B", new, "part", share, "equal") for new, share in zip("xyz", THIRDS, strict=True)],
    ("C", "z", "whole", "1", "whole"),
]
TABLE = pd.DataFrame(ROWS, columns=["old_code", "new_code", "relation", "share", "share_source"])

AREA = Evidence("area", {"x": 30.0, "y": 70.0}, "ranh giới")
PEOPLE = Evidence("people", {"x": 600.0, "y": 200.0}, "báo cáo")
LAW = Evidence("law", {"x": 0.0, "y": 1.0}, "nghị quyết")


def shares(table: pd.DataFrame, old: str = "A") -> dict[str, tuple[str, str]]:
    rows = table[table["old_code"] == old]
    ways = zip(rows["share"], rows["share_source"], strict=True)
    return dict(zip(rows["new_code"], ways, strict=True))


def test_area_takes_the_place_of_equal_parts_and_says_so():
    table = reweigh(TABLE, {"A": [AREA]})

    assert shares(table) == {"x": ("0.300000000", "area"), "y": ("0.700000000", "area")}
    assert set(table.loc[table["old_code"] == "A", NOTE]) == {"ranh giới"}


def test_what_nothing_is_known_of_stays_as_it_was():
    table = reweigh(TABLE, {"A": [AREA]})

    assert shares(table, "B") == shares(TABLE, "B")
    assert shares(table, "C") == {"z": ("1", "whole")}
    assert table[TABLE.columns[:3].tolist()].equals(TABLE[TABLE.columns[:3].tolist()])


@pytest.mark.parametrize("order", [(AREA, PEOPLE, LAW), (LAW, PEOPLE, AREA), (PEOPLE, LAW, AREA)])
def test_the_law_goes_before_people_and_people_before_area_in_any_order(order):
    law = reweigh(TABLE, {"A": order})
    people = reweigh(TABLE, {"A": [one for one in order if one is not LAW]})

    assert shares(law) == {"x": ("0.000000000", "law"), "y": ("1.000000000", "law")}
    assert shares(people) == {"x": ("0.750000000", "people"), "y": ("0.250000000", "people")}


@pytest.mark.parametrize("first", [LAW, PEOPLE])
def test_worse_evidence_never_replaces_better_that_came_earlier(first: Evidence):
    earlier = reweigh(TABLE, {"A": [first]})

    assert reweigh(earlier, {"A": [AREA]}).equals(earlier)
    assert reweigh(earlier, {}).equals(earlier)


def test_newer_evidence_of_the_same_kind_replaces_the_older():
    older = reweigh(TABLE, {"A": [PEOPLE]})

    newer = reweigh(older, {"A": [Evidence("people", {"x": 1, "y": 3})]})

    assert shares(newer) == {"x": ("0.250000000", "people"), "y": ("0.750000000", "people")}


def test_a_part_without_people_leaves_the_rest_to_other_evidence():
    nobody_in_z = Evidence("law", {"x": 1.0, "y": 1.0, "z": 0.0})
    alone = reweigh(TABLE, {"B": [nobody_in_z]})
    with_area = reweigh(alone, {"B": [AREA]})  # which names x and y only

    assert shares(alone, "B") == {
        "x": ("0.500000000", "equal"),
        "y": ("0.500000000", "equal"),
        "z": ("0.000000000", "law"),
    }
    assert shares(with_area, "B") == {
        "x": ("0.300000000", "area"),
        "y": ("0.700000000", "area"),
        "z": ("0.000000000", "law"),
    }
    assert reweigh(with_area, {}).equals(with_area)


def test_open_parts_are_those_that_the_law_leaves_to_be_shared():
    nobody_in_z = Evidence("law", {"x": 1.0, "y": 1.0, "z": 0.0})

    assert open_parts(TABLE, {}) == divided(TABLE) == {"A": ["x", "y"], "B": ["x", "y", "z"]}
    assert open_parts(TABLE, {"A": [LAW], "B": [nobody_in_z]}) == {"B": ["x", "y"]}
    assert open_parts(reweigh(TABLE, {"A": [LAW]}), {}) == {"B": ["x", "y", "z"]}


def test_evidence_of_some_parts_only_or_of_nobody_at_all_is_no_evidence():
    some = Evidence("people", {"x": 5.0})
    none = Evidence("people", {"x": 0.0, "y": 0.0})

    assert shares(reweigh(TABLE, {"A": [some, none]})) == shares(TABLE)


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=6).filter(lambda all_: sum(all_) > 1e-3))
def test_shares_have_nine_digits_are_exactly_one_together_and_close_to_the_weights(weights):
    written = exact_shares(weights)

    assert all(len(share) == len("0.") + 9 for share in written)
    assert sum(map(Decimal, written)) == 1
    total = sum(weights)
    assert [float(share) for share in written] == pytest.approx(
        [weight / total for weight in weights], abs=1e-9
    )


# --- the whole country ---------------------------------------------------------------------------


def reweighed(register: AreaRegister, known: Known) -> Crosswalk:
    table = reweigh(read_links(), known)
    return Crosswalk(table.assign(share=table["share"].astype(float)), register)


@pytest.fixture(scope="module")
def mixed(register: AreaRegister) -> Crosswalk:
    """Every divided commune with invented shares: by the law, by people and by area in turn."""
    random = np.random.default_rng(3)
    known: dict[str, list[Evidence]] = {}
    for place, (old, news) in enumerate(divided(read_links()).items()):
        source = ("law", "people", "area")[place % 3]
        weights = [float(new == news[0]) for new in news]
        weights = weights if source == "law" else random.random(len(news)).tolist()
        known[old] = [Evidence(source, dict(zip(news, weights, strict=True)))]
    return reweighed(register, known)


def counted(codes: list[str], value: float = 1.0) -> pd.DataFrame:
    return pd.DataFrame({"area_code": codes, "value": value, "estimated": False})


def test_over_the_country_the_sum_stays_and_so_it_does_in_every_province(mixed, register):
    links = to_today(mixed, register)
    before = counted(links["source"].unique().tolist())
    before["value"] = np.random.default_rng(1).integers(0, 60_000, len(before)).astype(float)

    after = carry(before, links).set_index("area_code")["value"]

    assert after.sum() == pytest.approx(before["value"].sum(), abs=1e-4)
    of_new = after.groupby(lambda code: register[code, "2025"].province).sum()
    province = [mixed.new_province(register[c, "2024"].province) for c in before["area_code"]]
    of_old = before["value"].groupby(province).sum()
    pd.testing.assert_series_equal(of_new, of_old, rtol=0, atol=1e-6, check_names=False)


@pytest.mark.parametrize("level", [Level.DISTRICT, Level.PROVINCE])
def test_back_to_old_outlines_nothing_is_lost_nor_divided_by_nothing(mixed, register, level):
    links = to_former(mixed, register, level)

    assert links["share"].between(0, 1).all()
    sums = links.groupby("source")["share"].sum()
    assert sums.to_numpy() == pytest.approx(np.ones(3_321))


def test_only_the_law_makes_a_share_exact(register: AreaRegister):
    """06880 Yên Than was divided between 06862 Tiên Yên and 06874 Điền Xá."""
    for source, exact in (("area", False), ("people", False), ("law", True)):
        weights = {"06862": 0.0, "06874": 1.0} if exact else {"06862": 1.0, "06874": 2.0}
        crosswalk = reweighed(register, {"06880": [Evidence(source, weights)]})
        carried = carry(counted(["06880"], 3_000.0), to_today(crosswalk, register))

        assert carried["value"].sum() == pytest.approx(3_000, abs=1e-5)
        assert (~carried["estimated"]).all() == exact


def test_a_part_where_nobody_lives_is_no_part_to_wait_for(register: AreaRegister):
    """Điền Xá is 06865 and 06874, and of 06880 land only; nothing is known of 06880."""
    law = Evidence("law", {"06862": 1.0, "06874": 0.0})
    links = to_today(reweighed(register, {"06880": [law]}), register)
    counts = counted(["06865", "06874", "06880"], 1_000.0)
    counts.loc[counts["area_code"] == "06880", "value"] = np.nan

    dien_xa = only_whole(carry(counts, links)).set_index("area_code").loc["06874"]

    assert (dien_xa["value"], dien_xa["known"], dien_xa["parts"]) == (2_000, 2, 2)
    assert not dien_xa["estimated"]


def test_people_counted_as_none_still_make_the_rest_an_estimate(register: AreaRegister):
    """Nobody in the year of the count is no law: a later year may differ."""
    people = Evidence("people", {"06862": 900.0, "06874": 0.0})
    links = to_today(reweighed(register, {"06880": [people]}), register)

    assert len(links[links["source"] == "06880"]) == 2
    assert not links.loc[links["source"] == "06880", "exact"].any()


def test_land_alone_does_not_make_a_commune_cross_the_line_of_a_district(register: AreaRegister):
    """Hải Hòa came from Cẩm Phả, with a part of 06886 Hải Lạng, district of Tiên Yên."""
    news = divided(read_links())["06886"]
    law = Evidence("law", {new: float(new == "06886") for new in news})

    def districts(crosswalk: Crosswalk) -> set[str]:
        links = to_former(crosswalk, register, Level.DISTRICT)
        return set(links.loc[links["source"] == "06799", "target"])

    assert districts(reweighed(register, {})) == {"195", "199"}
    assert districts(reweighed(register, {"06886": [law]})) == {"195"}
