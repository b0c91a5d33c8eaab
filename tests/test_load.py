"""What can be chosen, and which communes that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from geo.areas import AreaRegister
from tests.sample_store import reading, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import load

pytestmark = pytest.mark.usefixtures("sample")


def test_only_provinces_with_values_can_be_chosen():
    assert [p.code for p in load.provinces("2025")] == ["22", "24"]
    assert [p.code for p in load.provinces("2024")] == ["22", "24", "27"]


def test_everywhere_is_the_communes_of_the_provinces_that_can_be_chosen(register: AreaRegister):
    everywhere = [c.code for c in load.communes("2025", load.EVERYWHERE)]

    assert everywhere == [c.code for p in ("22", "24") for c in register.communes("2025", p)]
    assert len(everywhere) == 54 + 99


def test_a_commune_dissolved_before_the_reform_is_there_until_its_last_day():
    """Hán Quảng was merged into Chi Lăng on 1 December 2024."""

    def codes(on: date) -> set[str]:
        return {c.code for c in load.communes("2024", "27", on=on)}

    assert "09316" in {c.code for c in load.communes("2024", "27")}
    assert "09316" in codes(date(2024, 11, 30))
    assert "09316" not in codes(date(2024, 12, 1))


@pytest.mark.parametrize("vintage", ["2024", "2025"])
def test_every_commune_of_the_country_is_in_one_district_of_its_province(
    register: AreaRegister, vintage: str
):
    grouped = [
        code
        for province in register.provinces(vintage)
        for members in load.districts(vintage, province.code).values()
        for code in members
    ]

    assert len(grouped) == len(set(grouped))
    assert set(grouped) == {c.code for c in register.communes(vintage, on=date.min)}
    assert set(load.groups(vintage, load.EVERYWHERE)) == set(grouped)


def test_que_vo_of_2024_had_21_communes_and_seven_of_today_come_mostly_from_it():
    assert len(load.districts("2024", "27")["259"]) == 21
    assert load.districts("2025", "24")["259"] == [
        *("09247", "09253", "09265", "09292", "09295", "09301", "09313")
    ]


def test_while_there_are_no_values_every_province_can_be_chosen(tmp_path):
    with reading(tmp_path):
        assert load.version() == 0
        assert len(load.provinces("2025")) == 34
        assert len(load.provinces("2024")) == 63


# --- what is kept --------------------------------------------------------------------------------


def counting(most: int) -> Callable[[str], list[object]]:
    """A kept function that tells for what it was made, and as which one since the beginning."""
    made = count(1)

    @load.kept(most)
    def make(place: str) -> list[object]:
        return [place, next(made)]

    return make


def commit(name: str) -> int:
    return load.store().commit(rows({}), file_name=f"{name}.csv", sha256=name)


def test_a_result_is_kept_while_the_values_stay_as_they_are(tmp_path):
    with reading(tmp_path):
        make = counting(4)
        first, other = make("22"), make("24")

        assert make("22") is first
        assert make("24") is other
        assert (first, other) == (["22", 1], ["24", 2])


def test_after_a_commit_or_a_withdrawal_by_this_process_a_result_is_made_anew(tmp_path):
    with reading(tmp_path):
        make = counting(4)
        assert make("22") == ["22", 1]

        snapshot = commit("a")
        assert make("22") == ["22", 2]

        load.store().withdraw(snapshot, "nhầm")
        assert make("22") is make("22")
        assert make("22") == ["22", 3]


def test_the_same_file_again_changes_nothing_so_that_results_stay(tmp_path):
    with reading(tmp_path):
        make = counting(4)
        commit("a")
        first = make("22")

        commit("a")

        assert make("22") is first


def test_no_more_results_are_kept_than_was_said_and_the_oldest_go(tmp_path):
    with reading(tmp_path):
        make = counting(2)
        make("22")
        recent = [make("24"), make("27")]

        assert [make("24"), make("27")] == recent == [["24", 2], ["27", 3]]
        assert make("22") == ["22", 4]


def test_on_another_day_a_result_is_made_anew(tmp_path, monkeypatch: pytest.MonkeyPatch):
    def go_to(day: date) -> None:
        monkeypatch.setattr(load, "date", type("Day", (date,), {"today": lambda: day}))

    with reading(tmp_path):
        make = counting(4)
        go_to(date(2026, 12, 31))
        eve = make("22")
        assert make("22") is eve

        go_to(date(2027, 1, 1))

        assert make("22") == ["22", 2]


def test_nothing_is_remembered_of_another_store_that_is_of_the_same_version(tmp_path):
    with reading(tmp_path / "one"):
        make = counting(4)
        assert (load.version(), make("22")) == (0, ["22", 1])

    with reading(tmp_path / "other"):
        assert (load.version(), make("22")) == (0, ["22", 2])


def test_to_forget_opens_the_store_and_the_boundaries_of_now(
    tmp_path, monkeypatch: pytest.MonkeyPatch
):
    with reading(tmp_path / "one"):
        make, store = counting(4), load.store()
        make("22")
        assert len(load.boundaries("2025").codes) > 0

        monkeypatch.setenv("YTCS_VAR", str(tmp_path / "other"))
        monkeypatch.setenv("YTCS_BOUNDARIES", str(tmp_path))
        load.forget()

        assert load.store() is not store
        assert load.boundaries("2025").codes == frozenset()
        assert make("22") == ["22", 2]
