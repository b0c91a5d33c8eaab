"""The list beside the map: the same communes, values and classes as the lines of the sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geo.boundaries import Boundaries
from tests.sample_store import reported, sample  # noqa: F401 - a fixture
from ytcs_data import load
from ytcs_data.states import COUNTED
from ytcs_data.views.area_table import area_rows, members
from ytcs_data.views.selection import Selection

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
BAC_NINH = Selection("2024", "27", "", "", BHYT, "2023")


def draw(**query: str) -> None:
    from ytcs_data.views.area_table import show_area_table
    from ytcs_data.views.selection import Selection

    show_area_table(Selection(**query))


def drawn(chosen: Selection) -> AppTest:
    """The part of the page, with its table open."""
    query = {"district": "", "area": "", **chosen.to_query()}
    page = AppTest.from_function(draw, kwargs=query, default_timeout=60)
    page.session_state["table_of_areas"] = True
    page.run()
    assert not page.exception
    return page


@pytest.fixture
def other_boundaries(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Boundaries], None]]:
    """Put other boundaries into the place of the real ones."""

    def put(boundaries: Boundaries) -> None:
        monkeypatch.setattr(load, "boundaries", lambda _vintage: boundaries)
        load.forget()

    yield put
    monkeypatch.undo()
    load.forget()


def test_a_row_for_each_commune_of_then():
    rows = area_rows(BAC_NINH)

    assert len(rows) == 126  # as many as old Bắc Ninh had in 2023
    assert rows["area_code"].is_unique


def test_the_lowest_come_first_and_the_unknown_last():
    rows = area_rows(Selection("2025", "22", "", "", BHYT, "2026-10"))
    known = rows["state"].isin(COUNTED).tolist()

    assert known == sorted(known, reverse=True)
    assert known.count(False) > 0
    assert rows["value"].dropna().is_monotonic_increasing


def test_a_value_is_the_share_that_its_own_lines_give():
    insured = reported("2024_bac_ninh", "insured", "2023")
    people = reported("2024_bac_ninh", "population", "2023")
    shares = {
        code: 100 * insured[code, ""] / people[code, ""]
        for code, _station in insured
        if (code, "") in people
    }

    rows = area_rows(BAC_NINH).set_index("area_code")

    assert rows["value"].dropna().to_dict() == pytest.approx(shares)
    # Bắc Ninh was to reach 95,65 %: the leading target of 2023
    classes = {code: "met" if s >= 95.65 else "near" if s >= 90.65 else "not_met"
               for code, s in shares.items()}  # fmt: skip
    assert rows["class_id"][list(classes)].to_dict() == classes
    assert len(set(classes.values())) > 1


def test_a_district_narrows_the_list_to_its_communes():
    que_vo = replace(BAC_NINH, district="259")

    assert len(members(que_vo)) == 21
    assert set(area_rows(que_vo)["area_code"]) == set(members(que_vo))
    after = replace(que_vo, period="2024")  # Hán Quảng was gone by then
    assert set(members(after)) - set(area_rows(after)["area_code"]) == {"09316"}


def test_everywhere_lists_the_communes_of_all_provinces_with_values():
    everywhere = Selection("2025", load.EVERYWHERE, "", "", BHYT, "2026-10")

    assert len(area_rows(everywhere)) == 54 + 99


def test_the_table_names_each_commune_with_its_own_district_value_and_counts():
    page = drawn(Selection("2025", "22", "", "", BHYT, "2026-10"))
    table = page.dataframe[0].value
    insured = reported("2025_quang_ninh", "insured", "2026-10")
    people = reported("2025_quang_ninh", "population", "2026-10")

    assert list(table.columns) == [
        *("Mã", "Đơn vị", "Huyện (cũ)", "Giá trị (%)", "Người có thẻ bảo hiểm y tế"),
        *("Người dân", "Xếp loại"),
    ]
    assert len(table) == 54
    for code, name, district, value, above, below, word in table.itertuples(index=False):
        assert name == load.register()[code, "2025"].name
        former = load.crosswalk().former_district(code)
        assert district == f"{load.register()[former, '2024'].name} (cũ)"
        if (code, "") in insured and (code, "") in people:
            assert (above, below) == (insured[code, ""], people[code, ""])
            assert value == pytest.approx(100 * above / below, abs=0.051)
            assert word in ("Đạt", "Gần đạt (thiếu không quá 5 điểm)", "Chưa đạt")
        else:
            assert value != value
            assert word in ("Chưa báo cáo", "Đang kiểm tra số liệu", "Không áp dụng")


def test_it_says_how_many_are_drawn_and_how_many_have_values():
    told = len(reported("2025_quang_ninh", "insured", "2026-10"))
    page = drawn(Selection("2025", "22", "", "", BHYT, "2026-10"))

    assert page.caption[0].value == f"Vẽ 54/54 đơn vị; {told} đơn vị có số liệu."
    assert told < 54


def test_communes_without_an_outline_are_named(other_boundaries):
    whole = load.boundaries("2025")
    frame = whole.frame[~whole.frame["area_code"].isin(["06652", "06658"])]
    other_boundaries(replace(whole, frame=frame, content_hash="less"))

    page = drawn(Selection("2025", "22", "", "", BHYT, "2026-10"))

    names = [load.register()[code, "2025"].name for code in ("06652", "06658")]
    assert page.caption[0].value.startswith("Vẽ 52/54 đơn vị;")
    assert all(name in page.caption[0].value for name in names)


def test_of_very_many_without_an_outline_ten_are_named_and_the_others_counted(other_boundaries):
    whole = load.boundaries("2025")
    other_boundaries(replace(whole, frame=whole.frame.head(0), content_hash="nothing"))

    page = drawn(Selection("2025", "22", "", "", BHYT, "2026-10"))

    assert page.caption[0].value.endswith(" và 44 đơn vị khác")


def test_yes_no_indicators_say_yes_no_or_that_they_wait():
    family = "communes_with_family_doctor_model_pct"
    page = drawn(Selection("2025", "22", "", "", family, "2026-10"))

    words = page.dataframe[0].value["Xếp loại"].value_counts()
    told = reported("2025_quang_ninh", "family_doctor_model", "2026-10")
    assert words["Có"] == sum(told.values())
    assert words["Không"] == len(told) - sum(told.values())
    assert words["Chờ đánh giá lại"] == 54 - len(told)
