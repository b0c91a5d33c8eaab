"""A table shows numbers the Vietnamese way, and gives the numbers themselves to a file."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ytcs_data.views import table_view
from ytcs_data.views.table_view import FEW_ROWS


def draw(rows: int = 3) -> None:
    import pandas as pd

    from ytcs_data.views.table_view import Sheet, show_table

    table = pd.DataFrame(
        {
            "Đơn vị": [f"Xã {i}" for i in range(rows)],
            "Người": [1234567.0, None, *[10.0] * (rows - 2)],
            "%": [95.3, None, *[80.0] * (rows - 2)],
        }
    )
    show_table(Sheet(table, "Bao phủ BHYT", "table", ["Ghi chú"]))


def draw_folded(asked: list[str]) -> None:
    import pandas as pd

    from ytcs_data.views.table_view import Sheet, fold_table

    def make() -> Sheet:
        asked.append("made")
        return Sheet(pd.DataFrame({"Người": [10.0]}), "Bao phủ BHYT", "people_2025", ["Ghi chú"])

    fold_table("Bảng và tải về", "table_of_people", make)


def shown(column: pd.Series) -> list[str]:
    """What a reader sees in a column."""
    cells = table_view._vietnamese(pd.DataFrame({"x": column}))._translate(False, False)["body"]
    return [row[-1]["display_value"] for row in cells]


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        ([1234567.0, 10.0], ["1.234.567", "10"]),
        ([95.3, 80.0], ["95,3", "80,0"]),
        ([95.15, 80.0], ["95,15", "80,00"]),
        ([1.0, None], ["1", "–"]),
        ([None, None], ["–", "–"]),
        ([0.0, 12.5], ["0,0", "12,5"]),
    ],
)
def test_a_column_has_as_many_decimals_as_it_needs(column: list[float | None], texts: list[str]):
    assert shown(pd.Series(column, dtype=float)) == texts


def test_a_column_of_text_stays_as_it_is():
    assert shown(pd.Series(["00123", "Xã"])) == ["00123", "Xã"]


def test_the_page_gets_the_numbers_so_that_sorting_goes_by_them():
    page = AppTest.from_function(draw).run()

    assert not page.exception
    assert page.dataframe[0].value["Người"].tolist()[::2] == [1234567.0, 10.0]


def test_both_downloads_are_offered_under_the_name_of_the_table():
    page = AppTest.from_function(draw).run()

    labels = [button.proto.label for button in page.get("download_button")]
    assert labels == ["Tải XLSX", "Tải CSV cho Excel"]


def test_a_very_long_table_is_drawn_too():
    page = AppTest.from_function(draw, kwargs={"rows": FEW_ROWS + 1}).run()

    assert not page.exception
    assert len(page.dataframe[0].value) == FEW_ROWS + 1


# --- folded --------------------------------------------------------------------------------------


def test_a_folded_table_is_named_but_neither_made_nor_sent():
    asked: list[str] = []
    page = AppTest.from_function(draw_folded, args=(asked,)).run()

    assert not page.exception
    assert [fold.label for fold in page.expander] == ["Bảng và tải về"]
    assert not page.expander[0].proto.expanded
    assert asked == []
    assert not page.dataframe
    assert not page.get("download_button")


def test_a_table_that_is_opened_is_made_in_its_place_and_goes_when_it_is_folded_again():
    asked: list[str] = []
    page = AppTest.from_function(draw_folded, args=(asked,))
    page.session_state["table_of_people"] = True
    page.run()

    assert not page.exception
    assert asked == ["made"]
    (table,) = page.expander[0].dataframe
    assert table.value["Người"].tolist() == [10.0]
    assert len(page.expander[0].get("download_button")) == 2

    page.session_state["table_of_people"] = False
    page.run()

    assert asked == ["made"]
    assert not page.dataframe


def test_the_files_of_a_folded_table_have_its_name_and_its_notes(monkeypatch: pytest.MonkeyPatch):
    given = []
    monkeypatch.setattr(
        table_view, "show_table", lambda one: given.append((one.title, one.file, one.notes))
    )
    page = AppTest.from_function(draw_folded, args=([],))
    page.session_state["table_of_people"] = True

    assert not page.run().exception
    assert given == [("Bao phủ BHYT", "people_2025", ["Ghi chú"])]


def draw_small() -> None:
    import pandas as pd

    from ytcs_data.views.table_view import Sheet, show_small_table

    names = ["<img src=x onerror=alert(1)>", "A & B"]
    table = pd.DataFrame({"Trạm <b>": names, "Người": [1234567.0, None], "%": [95.3, 80.0]})
    show_small_table(Sheet(table, "Trạm </caption>", "stations"))


def test_a_small_table_is_plain_text_with_vietnamese_numbers_and_its_files():
    page = AppTest.from_function(draw_small).run()

    assert not page.exception
    (drawn,) = (part.proto.body for part in page.get("html"))
    assert '<td class="number">1.234.567</td><td class="number">95,3</td>' in drawn
    assert '<td class="number">–</td><td class="number">80,0</td>' in drawn
    assert "&lt;img src=x onerror=alert(1)&gt;" in drawn
    assert "A &amp; B" in drawn
    assert drawn.count("<img") == drawn.count("<b>") == 0
    assert drawn.count("</caption>") == 1
    assert len(page.get("download_button")) == 2
    assert not page.dataframe
