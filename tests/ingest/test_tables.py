"""What is heading, data, group, total, note and signature in the sheets that offices make.

All figures are invented.
"""

from __future__ import annotations

from tests.ingest.written import Rows, text_file, xlsx_file
from ytcs_data.ingest.reading import GROUP, Table, find_tables, read_document


def tables(rows: Rows, **marks) -> list[Table]:
    """The tables of a workbook's only sheet, and of a CSV if nothing is merged or hidden."""
    (grid,) = read_document(xlsx_file({"Một": rows}, **marks)).grids
    found = find_tables(grid)
    if not marks:
        (plain,) = read_document(text_file(rows)).grids
        assert [lines_of(t) for t in find_tables(plain)] == [lines_of(t) for t in found]
    return found


def lines_of(table: Table) -> tuple[object, ...]:
    left = [(one.line, one.why, one.lines) for one in (*table.totals, *table.left_out)]
    headings = [heading.text for heading in table.headings]
    return headings, table.header_rows, list(table.data.index), list(table.data[GROUP]), left


def left_out(table: Table) -> dict[int, str]:
    return {one.line: one.why for one in table.left_out}


def headings(table: Table) -> list[str]:
    return [heading.text for heading in table.headings]


def test_a_heading_on_the_first_line_and_one_row_of_data():
    (table,) = tables([["Tên xã", "Dân số"], ["Xã Đông Ngũ", 1200]])

    assert headings(table) == ["Tên xã", "Dân số"]
    assert table.header_rows == (1, 1)
    assert table.data.index.tolist() == [2]
    assert table.above == table.below == ()


def test_titles_above_and_signatures_below_stay_to_be_read():
    (table,) = tables(
        [
            ["SỞ Y TẾ TỈNH LÂM ĐỒNG", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["TRUNG TÂM Y TẾ HUYỆN ĐẠ TẺH", None, "Độc lập - Tự do - Hạnh phúc"],
            ["BÁO CÁO NHÂN LỰC quý II/2025", None, None],
            ["Đơn vị tính: người", None, None],
            ["STT", "Tên đơn vị", "Bác sĩ"],
            [1, "Xã An Nhơn", 2],
            [2, "Xã Đạ Kho", 1],
            ["Ghi chú: số liệu minh hoạ", None, None],
            [None, None, "Lâm Đồng, ngày 05 tháng 7 năm 2025"],
            ["NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"],
            ["Nguyễn Văn A", None, "Trần Thị B"],
        ]
    )

    assert headings(table) == ["STT", "Tên đơn vị", "Bác sĩ"]
    assert "BÁO CÁO NHÂN LỰC quý II/2025" in table.above
    assert "Lâm Đồng, ngày 05 tháng 7 năm 2025" in table.below
    assert table.data.index.tolist() == [6, 7]
    assert left_out(table) == {8: "note", 9: "signature", 10: "signature", 11: "signature"}


def test_merged_headings_of_three_levels_are_joined_and_column_numbers_left_out():
    rows = [
        ["STT", "Tên xã", "Nhân lực", None, None, "Ghi chú"],
        [None, None, "Bác sĩ", None, "Y sĩ", None],
        [None, None, "Biên chế", "HĐ", None, None],
        ["A", "B", 1, 2, "3=1+2", 4],
        [1, "Xã Đông Ngũ", 1, 2, 3, None],
    ]
    merged = [(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 4), (2, 2, 2, 3), (2, 4, 3, 4), (1, 5, 3, 5)]

    (table,) = tables(rows, merged=merged)
    (plain,) = tables(rows)

    assert headings(table) == [
        *("STT", "Tên xã", "Nhân lực / Bác sĩ / Biên chế"),
        *("Nhân lực / Bác sĩ / HĐ", "Nhân lực / Y sĩ", "Ghi chú"),
    ]
    assert headings(plain) == headings(table)
    assert table.headings[3].letter == "D"
    assert table.header_rows == (1, 3)
    assert left_out(table) == {4: "numbers"}
    assert table.data.index.tolist() == [5]


def test_years_over_columns_are_a_level_of_the_heading():
    (table,) = tables(
        [
            [None, None, "Năm 2024", None, "Năm 2025", None],
            ["STT", "Tên xã", "Dân số", "Số thẻ", "Dân số", "Số thẻ"],
            [1, "Xã Đông Ngũ", 100, 90, 110, 99],
        ]
    )

    assert headings(table)[2:] == [
        *("Năm 2024 / Dân số", "Năm 2024 / Số thẻ"),
        *("Năm 2025 / Dân số", "Năm 2025 / Số thẻ"),
    ]


def test_years_as_figures_are_headings_too():
    (table,) = tables([["Tên xã", 2023, 2024], ["Xã Đông Ngũ", 95, 96]])

    assert headings(table) == ["Tên xã", "2023", "2024"]
    assert table.data.index.tolist() == [2]


def test_groups_are_told_beside_their_rows_and_are_no_data():
    (table,) = tables(
        [
            ["STT", "Tên đơn vị", "Dân số", "Số thẻ"],
            ["I", "Huyện Tiên Yên", None, None],
            [1, "Xã Đông Ngũ", 100, 90],
            [2, "Xã Hải Lạng", 200, 180],
            ["II", "Huyện Ba Chẽ", None, None],
            [1, "Xã Nam Sơn", 50, 40],
        ]
    )

    assert table.data[GROUP].tolist() == ["Huyện Tiên Yên"] * 2 + ["Huyện Ba Chẽ"]
    assert left_out(table) == {2: "group", 5: "group"}


def test_a_group_may_be_merged_and_have_no_word_of_a_district():
    rows = [
        ["STT", "Tên đơn vị", "Dân số"],
        ["Vùng cao", None, None],
        [1, "Xã Đông Ngũ", 100],
    ]

    (table,) = tables(rows, merged=[(2, 0, 2, 2)])

    assert table.data[GROUP].tolist() == ["Vùng cao"]


def test_a_commune_without_figures_is_data_that_are_missing():
    (table,) = tables(
        [["STT", "Tên đơn vị", "Dân số"], [1, "Xã Đông Ngũ", 100], [2, "Xã Hải Lạng", None]]
    )

    assert table.data.index.tolist() == [2, 3]


def test_totals_by_label_name_the_rows_that_they_sum():
    (table,) = tables(
        [
            ["STT", "Tên đơn vị", "Dân số", "Số thẻ"],
            ["I", "Huyện Tiên Yên", 300, 270],
            [1, "Xã Đông Ngũ", 100, 90],
            [2, "Xã Hải Lạng", 200, 180],
            ["II", "Huyện Ba Chẽ", 90, 70],
            [1, "Xã Nam Sơn", 50, 40],
            [2, "Xã Đồn Đạc", 40, 30],
            [None, "TỔNG CỘNG", 390, 340],
        ]
    )

    assert [(t.line, t.why, t.lines) for t in table.totals] == [
        (2, "subtotal", (3, 4)),
        (5, "subtotal", (6, 7)),
        (8, "total", (3, 4, 6, 7)),
    ]
    assert table.data[GROUP].tolist() == ["Huyện Tiên Yên"] * 2 + ["Huyện Ba Chẽ"] * 2


def test_a_total_above_its_rows_and_one_that_does_not_add_up():
    (table,) = tables(
        [
            ["TT", "Xã, phường", "Dân số"],
            [None, "Toàn tỉnh", 999],
            [1, "Xã Đông Ngũ", 100],
            [2, "Xã Hải Lạng", 200],
            [None, "Cộng", 300],
        ]
    )

    assert [(t.line, t.lines) for t in table.totals] == [(2, (3, 4)), (5, (3, 4))]


def test_a_total_without_label_is_found_by_adding_up():
    (table,) = tables(
        [
            ["STT", "Đơn vị", "Dân số", "Số thẻ"],
            [1, "Xã Đông Ngũ", 1000, 900],
            [2, "Xã Hải Lạng", 2000, 1800],
            [None, None, 3000, 2700],
        ]
    )

    assert table.data.index.tolist() == [2, 3]
    assert [(t.line, t.lines) for t in table.totals] == [(4, (2, 3))]


def test_a_district_by_its_bare_name_is_a_total_if_its_figures_say_so():
    (table,) = tables(
        [
            ["Đơn vị", "Dân số", "Số thẻ"],
            ["Tiên Yên", 30_011, 27_027],
            ["Đông Ngũ", 10_001, 9_007],
            ["Hải Lạng", 12_003, 11_013],
            ["Điền Xá", 8_007, 7_007],
            ["Ba Chẽ", 9_000, 8_000],
        ]
    )

    assert [(t.line, t.lines) for t in table.totals] == [(2, (3, 4, 5))]
    assert table.data[GROUP].tolist() == ["Tiên Yên"] * 3 + [""]


def test_small_figures_that_add_up_by_chance_stay_data():
    (table,) = tables(
        [
            ["Tên xã", "Bác sĩ", "Y sĩ"],
            *(["Đông Ngũ", 1, 1], ["Hải Lạng", 1, 2], ["Nam Sơn", 2, 3], ["Đồn Đạc", 4, 6]),
        ]
    )

    assert len(table.data) == 4
    assert table.totals == ()


def test_a_commune_whose_name_sounds_like_a_total_is_data():
    (table,) = tables(
        [["Tên xã", "Dân số"], ["Cộng Hòa", 100], ["Xã Tổng Cọt", 50], ["Toàn Thắng", 70]]
    )

    assert len(table.data) == 3


def test_a_heading_that_is_repeated_on_a_new_page_is_no_data():
    (table,) = tables(
        [
            ["STT", "Tên xã", "Dân số"],
            [1, "Xã Đông Ngũ", 100],
            ["STT", "Tên xã", "Dân số"],
            [2, "Xã Hải Lạng", 200],
        ]
    )

    assert table.data.index.tolist() == [2, 4]
    assert left_out(table) == {3: "heading"}


def test_a_second_table_begins_at_its_own_heading():
    first, second = tables(
        [
            ["Biểu 1. Tháng 8/2026", None],
            ["Tên xã", "Dân số"],
            ["Xã Đông Ngũ", 100],
            [None, None],
            ["Biểu 2. Tháng 9/2026", None],
            ["Tên xã", "Dân số"],
            ["Xã Đông Ngũ", 110],
        ]
    )

    assert (first.header_rows, second.header_rows) == ((2, 2), (6, 6))
    assert first.data.index.tolist() == [3]
    assert second.data.index.tolist() == [7]
    assert second.above == ("Biểu 2. Tháng 9/2026",)


def test_data_under_a_note_are_not_lost():
    (table,) = tables(
        [
            ["Tên xã", "Dân số"],
            ["Xã Đông Ngũ", 100],
            ["* Các xã vùng cao", None],
            ["Xã Hải Lạng", 200],
        ]
    )

    assert table.data.index.tolist() == [2, 4]


def test_a_remark_that_sounds_like_a_signature_ends_nothing():
    (table,) = tables(
        [
            ["Tên xã", "Đạt tiêu chí", "Ghi chú"],
            ["Xã Đông Ngũ", "x", "Kế toán kiêm nhiệm"],
            ["Xã Hải Lạng", "x", "Xác nhận ngày 5 tháng 7 năm 2026"],
            ["Xã Nam Sơn", "Không", None],
        ]
    )

    assert table.data.index.tolist() == [2, 3, 4]


def test_hidden_rows_stay_data_and_are_told():
    (table,) = tables(
        [["Tên xã", "Dân số"], ["Xã Đông Ngũ", 100], ["Xã Hải Lạng", 200]], hidden_lines=[3]
    )

    assert table.data.index.tolist() == [2, 3]
    assert left_out(table) == {3: "hidden"}


def test_the_text_of_a_cell_merged_downwards_holds_for_all_rows_but_a_figure_does_not():
    rows = [
        ["Huyện", "Xã", "Dân số"],
        ["Tiên Yên", "Đông Ngũ", 500],
        [None, "Hải Lạng", None],
    ]

    (table,) = tables(rows, merged=[(2, 0, 3, 0), (2, 2, 3, 2)])

    assert table.data[0].tolist() == ["Tiên Yên", "Tiên Yên"]
    assert table.data[2].tolist() == [500.0, None]


def test_a_table_of_flags_has_no_figures_and_is_found():
    (table,) = tables(
        [["TT", "Tên xã", "Đạt tiêu chí"], [1, "Xã Đông Ngũ", "x"], [2, "Xã Hải Lạng", "Không"]]
    )

    assert table.data.index.tolist() == [2, 3]


def test_a_form_of_pairs_above_the_table_is_its_title():
    (table,) = tables(
        [
            ["Tên đơn vị", "Trạm y tế xã Đông Ngũ"],
            ["Kỳ báo cáo", "Tháng 9/2026"],
            [None, None],
            ["STT", "Nội dung", "Số lượng"],
            [1, "Dân số", 100],
        ]
    )

    assert "Tên đơn vị · Trạm y tế xã Đông Ngũ" in table.above
    assert headings(table) == ["STT", "Nội dung", "Số lượng"]


def test_unknown_words_over_figures_are_a_heading():
    (table,) = tables([["Nơi", "Dân"], ["Đông Ngũ", 100], ["Hải Lạng", 200]])

    assert headings(table) == ["Nơi", "Dân"]


def test_a_sheet_without_a_table():
    assert tables([["Kính gửi: Sở Y tế"], ["Đơn vị chúng tôi không có số liệu."]]) == []


def test_empty_columns_are_left_out_and_columns_without_heading_are_not():
    (table,) = tables([["Tên xã", None, None, "Dân số"], ["Xã Đông Ngũ", None, "a", 100]])

    assert [h.column for h in table.headings] == [0, 2, 3]
    assert headings(table) == ["Tên xã", "", "Dân số"]
