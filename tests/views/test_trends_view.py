"""Lines over time, beside sums over the sample's own lines; never joined across the reform."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.sample_store import reading, reported, sample  # noqa: F401 - a fixture
from tests.store.rows import rows as stored
from ytcs_data import figures, load
from ytcs_data.basis import Basis
from ytcs_data.views.selection import Selection
from ytcs_data.views.trend_layout import chart_rows
from ytcs_data.views.trend_series import short_name, trend_rows
from ytcs_data.views.trend_words import basis_notes
from ytcs_data.views.trends_view import MOST_LINES

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
BAC_NINH = Selection("2025", "24", "", "", BHYT, "2026-10")


def lines(chosen: Selection, *places: str) -> pd.DataFrame:
    return trend_rows(chosen, load.catalogue().indicators[chosen.indicator], list(places))


def draw(**query: str) -> None:
    import streamlit as st

    from ytcs_data.views.selection import Selection
    from ytcs_data.views.trends_view import show_trends

    show_trends(Selection.from_query(st.query_params.to_dict() or query))


def drawn(chosen: Selection) -> AppTest:
    """The part of the page, with its table open."""
    page = AppTest.from_function(draw, kwargs=chosen.to_query(), default_timeout=60)
    page.session_state["table_of_trend"] = True
    return page.run()


def test_the_line_of_a_province_goes_back_over_the_provinces_it_was_made_of():
    """Before the reform Bắc Ninh is Bắc Giang and Bắc Ninh of then, counts added up."""
    rows = lines(BAC_NINH)

    for period, files in (
        ("2019", ("2024_bac_giang", "2024_bac_ninh")),
        ("2026-10", ("2025_bac_ninh",)),
    ):
        above = below = 0
        for name in files:
            insured = reported(name, "insured", period)
            people = reported(name, "population", period)
            above += sum(insured[key] for key in insured if key in people)
            below += sum(people[key] for key in people if key in insured)
        label = "năm 2019" if period == "2019" else "tháng 10/2026"
        (row,) = rows[rows["period"] == label].to_dict("records")
        assert (row["numerator"], row["denominator"]) == (above, below)
        assert row["value"] == pytest.approx(100 * above / below)


def test_a_line_is_in_the_order_of_time_with_its_vintage_and_its_texts():
    rows = lines(BAC_NINH)

    assert rows["middle"].is_monotonic_increasing
    assert (rows["vintage"] == rows["middle"].map(
        lambda day: "2024" if day < pd.Timestamp("2025-07-01") else "2025")).all()  # fmt: skip
    assert rows["vintage"].nunique() == 2
    assert set(rows["name"]) == {"Tỉnh Bắc Ninh"}
    last = rows.iloc[-1]
    assert last["text"] == f"{last['value']:.1f} %".replace(".", ",")
    counts = f"{last['numerator']:.0f} / {last['denominator']:.0f}"
    assert last["divided"].replace(".", "") == counts


def test_on_the_old_map_a_line_ends_with_the_reform():
    rows = lines(Selection("2024", "27", "", "", BHYT, "2023"))

    assert set(rows["vintage"]) == {"2024"}
    assert rows["middle"].max() == pd.Timestamp("2025-04-01")


def test_a_former_district_has_its_own_territory_before_and_its_new_communes_since():
    rows = lines(BAC_NINH, "259")
    assert rows["place"].is_monotonic_increasing  # the province is the first line
    que_vo = rows[rows["place"] == 1].set_index("period")

    before = reported("2024_bac_ninh", "population", "2019")
    after = reported("2025_bac_ninh", "population", "2026-10")
    insured = reported("2025_bac_ninh", "insured", "2026-10")
    old = [c for c in load.districts("2024", "27")["259"] if (c, "") in before]
    new = [
        c for c in load.districts("2025", "24")["259"] if (c, "") in after and (c, "") in insured
    ]
    assert que_vo["denominator"]["năm 2019"] == sum(before[c, ""] for c in old)
    assert que_vo["denominator"]["tháng 10/2026"] == sum(after[c, ""] for c in new)
    assert set(que_vo["name"]) == {"Thị xã Quế Võ (cũ)"}


def test_a_commune_has_a_line_on_its_own_side_of_the_reform_only():
    rows = lines(BAC_NINH, "09292")
    rows = rows[rows["place"] == 1]

    assert set(rows["vintage"]) == {"2025"}
    assert set(rows["name"]) == {"Xã Phù Lãng"}
    told = reported("2025_bac_ninh", "insured", "2026-10")
    assert rows["numerator"].iloc[-1] == told["09292", ""]


def test_a_period_without_a_number_keeps_its_place_so_that_the_line_breaks_there(tmp_path):
    usual = {"vintage": "2025", "area_code": "09292"}
    with reading(tmp_path):
        load.store().commit(
            stored(
                {**usual, "period": "2026-01", "measure": "population", "value": 100},
                {**usual, "period": "2026-01", "measure": "insured", "value": 90},
                {**usual, "period": "2026-02", "measure": "population", "value": 100},
                {**usual, "period": "2026-03", "measure": "population", "value": 100},
                {**usual, "period": "2026-03", "measure": "insured", "value": 95},
            ),
            file_name="a.csv",
            sha256="a",
        )
        rows = lines(replace(BAC_NINH, period="2026-03"))

    assert rows["value"].fillna(-1).tolist() == [90, -1, 95]
    assert rows["text"].tolist() == ["90,0 %", "–", "95,0 %"]


# --- drawn ---------------------------------------------------------------------------------------


def test_the_page_part_has_a_chart_its_rule_and_its_table():
    page = drawn(replace(BAC_NINH, district="259", area="09292"))

    assert not page.exception
    assert page.header[0].value == "Tỷ lệ dân số tham gia bảo hiểm y tế"
    assert page.multiselect[0].value == ["259"]
    assert page.multiselect[1].value == ["09292"]
    assert any("không nối với nhau" in caption.value for caption in page.caption)
    table = page.dataframe[0].value
    assert set(table["Nơi"]) == {"Tỉnh Bắc Ninh", "Thị xã Quế Võ (cũ)", "Xã Phù Lãng"}
    assert len(table) == len(lines(BAC_NINH, "259", "09292"))


def test_a_district_that_a_reader_adds_becomes_a_line():
    page = drawn(BAC_NINH)
    assert set(page.dataframe[0].value["Nơi"]) == {"Tỉnh Bắc Ninh"}

    page.multiselect[0].select("217").run()

    assert set(page.dataframe[0].value["Nơi"]) == {"Tỉnh Bắc Ninh", "Huyện Lạng Giang (cũ)"}


def test_there_are_never_more_lines_than_can_be_told_apart():
    page = drawn(BAC_NINH)
    districts = list(load.districts("2025", "24"))[: MOST_LINES - 1]
    page.multiselect[0].set_value(districts).run()
    page.multiselect[1].set_value(["09292"]).run()

    assert not page.exception
    assert page.dataframe[0].value["Nơi"].nunique() == MOST_LINES
    assert any(f"tối đa {MOST_LINES} đường" in caption.value for caption in page.caption)


def test_a_yes_no_indicator_offers_no_single_communes():
    family = "communes_with_family_doctor_model_pct"
    page = drawn(replace(BAC_NINH, indicator=family))

    assert not page.exception
    assert [box.label for box in page.multiselect] == ["Thêm huyện, thị xã, thành phố (cũ)"]


def test_of_all_provinces_together_no_district_is_offered():
    page = drawn(replace(BAC_NINH, province=load.EVERYWHERE))

    assert not page.exception
    assert [box.label for box in page.multiselect] == ["Thêm xã, phường, đặc khu"]
    assert set(page.dataframe[0].value["Nơi"]) == {"Tất cả các tỉnh có số liệu"}


def test_without_any_number_it_says_so(tmp_path):
    with reading(tmp_path):
        load.store().commit(
            stored({"vintage": "2025", "period": "2026-10", "area_code": "09292", "value": 1}),
            file_name="a.csv",
            sha256="a",
        )
        page = drawn(BAC_NINH)

    assert not page.exception
    assert page.info[0].value == "Chưa có số liệu của chỉ số này ở nơi đã chọn."


def test_without_anything_to_compare_a_page_still_has_its_sentence_and_its_notes():
    page = drawn(BAC_NINH)

    (said,) = [text.value for text in page.markdown if "tháng 10/2026" in text.value]
    assert said.startswith("Tỉnh Bắc Ninh, tháng 10/2026: **96,0 %**. Tăng 0,1 điểm %")
    assert "so với tháng 9/2026. Chưa có số liệu tháng 10/2025 để so sánh cùng kỳ." in said
    assert said.endswith("Mục tiêu từ 95 % trở lên: đã đạt.")
    notes = " ".join(caption.value for caption in page.caption)
    assert "Điểm rỗng: số liệu chưa trọn năm" in notes
    assert "Trục đứng bắt đầu từ 86 %, không phải từ 0." in notes


# --- lines in the address ------------------------------------------------------------------------


def test_a_link_with_lines_reopens_them_and_an_unknown_code_is_left_out():
    lines_ = "217,09247,999,06967,abc,00000"  # 06967 lies in Quảng Ninh
    chosen = Selection.from_query({**BAC_NINH.to_query(), "lines": lines_})

    assert chosen.lines == "217,09247"
    assert Selection.from_query(chosen.to_query()) == chosen
    names = set(drawn(chosen).dataframe[0].value["Nơi"])
    assert names == {"Tỉnh Bắc Ninh", "Huyện Lạng Giang (cũ)", "Phường Quế Võ"}


def test_across_the_reform_only_districts_stay_lines_and_another_province_has_none():
    chosen = replace(BAC_NINH, lines="259,09292")

    assert chosen.at("2024", "2023").lines == "259"
    assert chosen.in_province("22").lines == ""


def test_a_reader_who_adds_a_line_finds_it_in_the_address_and_can_take_it_away():
    page = drawn(replace(BAC_NINH, area="09292"))

    page.multiselect[0].select("217").run()
    assert page.query_params["lines"] == "217"
    page.multiselect[1].unselect("09292").run()
    assert "area" not in page.query_params
    assert set(page.dataframe[0].value["Nơi"]) == {"Tỉnh Bắc Ninh", "Huyện Lạng Giang (cũ)"}


def test_the_view_of_all_districts_is_in_the_address_and_keeps_the_lines():
    page = drawn(replace(BAC_NINH, lines="217"))

    page.segmented_control[0].set_value("each").run()

    assert not page.exception
    assert page.query_params["lines"] == "each,217"
    assert len(page.get("vega_lite_chart")) == 0
    page.segmented_control[0].set_value("").run()
    assert page.query_params["lines"] == "217"
    assert len(page.get("vega_lite_chart")) == 1


def test_names_are_shortened_for_a_telephone_and_told_apart_where_two_are_the_same():
    assert short_name("Thành phố Đà Lạt (cũ)") == "TP Đà Lạt"
    assert short_name("Huyện Châu Thành (cũ), Sóc Trăng") == "H. Châu Thành, Sóc Trăng"
    assert short_name("Tất cả các tỉnh có số liệu") == "Tất cả các tỉnh có số liệu"


# --- across the reform ---------------------------------------------------------------------------

REBUILT = replace(BAC_NINH, basis=Basis.REBUILT)
CRITERIA = "communes_meeting_national_criteria_pct"


def test_rebuilt_a_line_goes_on_over_the_reform_and_says_which_part_was_rebuilt():
    rows = lines(REBUILT, "09301")

    for place in (0, 1):
        line = rows[rows["place"] == place]
        assert set(line["joined"]) == {""}
        assert set(line.loc[line["vintage"] == "2024", "how"]) == {"rebuilt"}
        assert set(line.loc[line["vintage"] == "2025", "how"]) == {"reported"}
    past = rows[(rows["period"] == "năm 2023") & (rows["place"] == 1)].iloc[0]
    insured = reported("2024_bac_ninh", "insured", "2023")
    assert past["numerator"] == sum(insured[code, ""] for code in ("09274", "09289", "09301"))
    assert past["text"].endswith("(dựng lại)")


def test_what_cannot_be_rebuilt_is_drawn_as_reported_with_a_break():
    for chosen in (replace(REBUILT, indicator=CRITERIA), replace(BAC_NINH, indicator=CRITERIA)):
        rows = lines(chosen, "259")
        assert set(rows["how"]) == {"reported"}
        assert set(rows["joined"]) == {"2024", "2025"}
    asked, usual = (
        lines(replace(one, indicator=CRITERIA), "259") for one in (REBUILT, BAC_NINH)
    )  # fmt: skip
    assert asked["value"].tolist() == pytest.approx(usual["value"].tolist(), nan_ok=True)


def test_a_missing_part_is_a_gap_that_says_how_many_are_missing():
    table = figures.values(BHYT, "2025", Basis.REBUILT)
    lacking = table[(table["known"] < table["parts"]) & (table["known"] > 0)]
    code = lacking["area_code"].iloc[0]
    province = load.register()[code, "2025"].province
    rows = lines(replace(REBUILT, province=province), code)

    gaps = rows[(rows["place"] == 1) & rows["value"].isna() & (rows["how"] == "rebuilt")]
    assert len(gaps)
    assert gaps["text"].str.fullmatch(r"Thiếu \d+/\d+ xã cũ").all()
    whole = lines(replace(REBUILT, province=province, basis=Basis.PARTIAL), code)
    rest = whole[(whole["place"] == 1) & whole["period"].isin(gaps["period"])]
    assert rest["value"].notna().all()
    assert rest["text"].str.contains("thiếu").all()


def test_on_the_old_outline_a_district_goes_on_and_what_was_shared_says_so():
    quang_ninh = replace(BAC_NINH, province="22", basis=Basis.FORMER)
    rows = lines(quang_ninh, "199")  # Tiên Yên
    tien_yen = rows[rows["place"] == 1]

    assert set(tien_yen["joined"]) == {""}
    assert set(tien_yen.loc[tien_yen["vintage"] == "2024", "how"]) == {"reported"}
    assert set(tien_yen.loc[tien_yen["vintage"] == "2025", "how"]) == {"former"}
    assert tien_yen.loc[tien_yen["vintage"] == "2025", "estimated"].all()
    assert set(rows.loc[rows["place"] == 0, "how"]) == {"reported"}  # nothing left the province


def test_a_leader_reads_from_the_picture_what_was_rebuilt():
    indicator = load.catalogue().indicators[BHYT]
    table = chart_rows(lines(REBUILT), indicator, None).set_index("kind")
    broken = chart_rows(lines(BAC_NINH), indicator, None).set_index("kind")

    assert table.loc["before", "label"] == "dựng lại trên xã hiện nay"
    assert table.loc["since", "label"] == "như báo cáo"
    # dashed up to the first that was reported
    dashed = table.loc["carried"]
    assert dashed["how"].tolist() == ["rebuilt"] * (len(dashed) - 1) + ["reported"]
    assert "carried" not in broken.index
    assert broken.loc["before", "label"] == "trên địa bàn cũ"


def test_the_notes_say_only_what_is_true_of_the_chart():
    rebuilt = " ".join(basis_notes(lines(REBUILT)))
    broken = " ".join(basis_notes(lines(BAC_NINH)))

    assert "Nét đứt: dựng lại trên xã hiện nay" in rebuilt
    assert "không nối" not in rebuilt
    assert "không nối" in broken
    assert "Nét đứt" not in broken
