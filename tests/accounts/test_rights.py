"""Who may do what, for which areas: a table of cases, and what no account may ever do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.areas import AreaRegister
from ytcs_data import load
from ytcs_data.accounts import Act, Role, User, may, may_all, require
from ytcs_data.accounts.lands import land_name
from ytcs_data.accounts.roles import ACT_NAMES, ACTS, CONSOLE, ON_AREAS, ROLE_NAMES
from ytcs_data.errors import NotAllowed

VIEWER, PLANNER = User("xem", Role.VIEWER), User("kh", Role.PLANNER)
ADMIN = User("qt", Role.ADMIN)
BAC_NINH, HAU_GIANG_NOW, QUE_VO_TOWN, QUE_VO = "24", "92", "259", "09247"


def uploader(*areas: str) -> User:
    return User("nop", Role.UPLOADER, areas)


# --- without areas -------------------------------------------------------------------------------

ALLOWED = {
    Role.VIEWER: {"view"},
    Role.PLANNER: {"view", "download_history"},
    Role.UPLOADER: {"view", "check", "submit", "withdraw", "download_history"},
    Role.ADMIN: {act.value for act in Act},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_each_role_may_do_what_its_name_says(role: Role, act: Act):
    user = User("a", role, (BAC_NINH,))

    assert may(user, act) == (act in ALLOWED[role])
    assert not may(replace(user, active=False), act)
    assert not may(None, act)


def test_an_uploader_without_areas_may_only_look_and_check():
    assert {act for act in Act if may(uploader(), act)} == {Act.VIEW, Act.CHECK}


def test_every_role_and_act_has_a_name():
    assert set(ROLE_NAMES) == set(ACTS) == set(Role)
    assert set(ACT_NAMES) == set(Act)


# --- areas ---------------------------------------------------------------------------------------

CASES = (
    # given, vintage, areas, may
    (BAC_NINH, "2025", [QUE_VO], True),
    (BAC_NINH, "2025", [QUE_VO, "09292"], True),
    (BAC_NINH, "2025", [QUE_VO, "06967"], False),  # the second is in Quảng Ninh
    (BAC_NINH, "2025", ["24"], True),
    (BAC_NINH, "2025", ["22"], False),
    (BAC_NINH, "2024", [QUE_VO], True),  # of old Bắc Ninh, 27
    (BAC_NINH, "2024", ["27", "24"], True),  # both old provinces lie in Bắc Ninh of today
    (BAC_NINH, "2024", ["259"], True),
    (BAC_NINH, "2024", ["06967"], False),
    ("22", "2024", ["193"], True),
    (QUE_VO_TOWN, "2024", [QUE_VO, "09292", "09316"], True),  # Hán Quảng was dissolved in 2024
    (QUE_VO_TOWN, "2024", ["27"], False),
    (QUE_VO_TOWN, "2024", ["256"], False),
    (QUE_VO_TOWN, "2025", [QUE_VO], True),
    (QUE_VO_TOWN, "2025", ["24"], False),
    (QUE_VO, "2025", [QUE_VO], True),
    (QUE_VO, "2025", ["09292"], False),
    (QUE_VO, "2024", [QUE_VO], True),  # went into Quế Võ of today as a whole
    (QUE_VO, "2024", ["09262"], True),
    (QUE_VO, "2024", ["259"], False),
    ("09292", "2025", ["09292"], True),  # Phù Lãng
    ("09292", "2024", ["09292"], True),  # Châu Phong is part of Phù Lãng
    (BAC_NINH, "2025", ["99999"], False),
    (BAC_NINH, "2025", [""], False),
    (BAC_NINH, "2025", ["259"], False),  # there are no districts any more
    (BAC_NINH, "1999", [QUE_VO], False),
    ("27", "2024", ["27"], False),  # Bắc Ninh as it was is no province of today
    ("99", "2025", ["99"], False),
    ("*", "2025", [QUE_VO], False),
)


@pytest.mark.parametrize(("given_area", "vintage", "areas", "allowed"), CASES)
@pytest.mark.parametrize("act", sorted(ON_AREAS))
def test_an_uploader_acts_where_every_area_is_covered(
    given_area: str, vintage: str, areas: list[str], allowed: bool, act: Act
):
    assert may(uploader(given_area), act, areas, vintage) == allowed
    assert may(ADMIN, act, areas, vintage)


def test_an_old_commune_that_was_divided_belongs_to_none_of_its_parts(register: AreaRegister):
    divided = [
        (area.code, parts)
        for area in register.communes("2024")
        if len(parts := load.crosswalk().successors(area.code)) > 1
    ]
    assert divided
    for code, parts in divided:
        for part in parts:
            assert not may(uploader(part.code), Act.SUBMIT, [code], "2024")
        both = uploader(*(part.code for part in parts))
        assert not may(both, Act.SUBMIT, [code], "2024")


def test_each_area_of_a_file_may_be_covered_by_another_area_of_the_account():
    assert may(uploader("22", QUE_VO), Act.SUBMIT, [QUE_VO, "06967"], "2025")


def test_areas_that_an_account_can_have_are_named():
    assert land_name("24") == "Tỉnh Bắc Ninh"
    assert land_name("259") == "Thị xã Quế Võ"
    assert land_name("09292") == "Xã Phù Lãng"
    assert [land_name(code) for code in ("27", "00000", "", "x", "999")] == [None] * 5


SOME = ["24", "22", "259", "193", QUE_VO, "09292", "06967", "", "x"]
CODES = st.lists(st.sampled_from(SOME), max_size=6)
VINTAGES = st.sampled_from(["2024", "2025", "", "x"])
CHANGES = [act for act in Act if act not in (Act.VIEW, Act.DOWNLOAD_HISTORY)]

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(CODES, CODES, VINTAGES, st.sampled_from(CHANGES))
def test_a_viewer_a_planner_and_nobody_may_nothing_that_changes(given_areas, areas, vintage, act):
    for role in (Role.VIEWER, Role.PLANNER):
        assert not may(User("a", role, tuple(given_areas)), act, areas, vintage)
        assert not may_all(User("a", role, tuple(given_areas)), act, {vintage: areas})
    assert not may(None, act, areas, vintage)
    assert not may_all(None, act, {vintage: areas})


@unhurried
@given(CODES, CODES, VINTAGES, st.sampled_from(sorted(ON_AREAS)))
def test_all_areas_are_allowed_together_only_if_each_is_alone(given_areas, areas, vintage, act):
    user = uploader(*given_areas)

    together = may(user, act, areas, vintage)

    alone = [may(user, act, [code], vintage) for code in areas]
    assert together == (bool(given_areas) and all(alone))


# --- taking back ---------------------------------------------------------------------------------


def test_what_touches_areas_of_others_or_none_at_all_is_no_uploaders():
    user = uploader(QUE_VO)

    assert may_all(user, Act.WITHDRAW, {"2025": [QUE_VO]})
    assert not may_all(user, Act.WITHDRAW, {"2025": [QUE_VO, "06967"]})
    assert not may_all(user, Act.WITHDRAW, {"2025": [QUE_VO], "2024": ["06967"]})
    assert not may_all(user, Act.WITHDRAW, {})
    assert not may_all(replace(user, active=False), Act.WITHDRAW, {"2025": [QUE_VO]})
    assert not may_all(None, Act.WITHDRAW, {})
    assert may_all(ADMIN, Act.WITHDRAW, {})
    assert may_all(CONSOLE, Act.WITHDRAW, {"2025": ["06967"]})


# --- sentences -----------------------------------------------------------------------------------


def test_who_may_not_is_told_what_is_missing():
    with pytest.raises(NotAllowed, match=r"^Cần đăng nhập để nộp số liệu\.$"):
        require(None, Act.SUBMIT)
    with pytest.raises(NotAllowed, match="không có quyền quản lý tài khoản"):
        require(PLANNER, Act.MANAGE_USERS)
    with pytest.raises(NotAllowed, match="không được nộp số liệu cho đơn vị này"):
        require(uploader(QUE_VO), Act.SUBMIT, ["06967"])
    require(ADMIN, Act.MANAGE_USERS)
    require(VIEWER, Act.VIEW)
