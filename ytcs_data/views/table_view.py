"""A table on a page, with its search and its downloads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from ytcs_data.reports.spreadsheet import csv_for_excel, xlsx
from ytcs_data.words import _, number

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROW_HEIGHT, MOST_ROWS = 35, 15

# Writing each number the Vietnamese way takes 30 µs; beyond this the browser does it, in the
# language that it is set to.
FEW_ROWS = 500


@dataclass(frozen=True)
class Sheet:
    """A table with what its files are called and say."""

    table: pd.DataFrame
    title: str
    file: str  # its name, without the ending
    notes: Sequence[str] = ()


def fold_table(label: str, key: str, make: Callable[[], Sheet]) -> None:
    """Draw a table that is made and sent only while the reader has it open.

    Drawing a table takes longer than all the rest of a page.
    """
    fold = st.expander(label, icon=":material/table:", key=key, on_change="rerun")
    if fold.open:
        with fold:
            show_table(make())


def show_table(sheet: Sheet) -> None:
    """Draw a table to search and to sort, with its files.

    Files are made when they are asked for, from the numbers and not from what is shown.
    """
    table = sheet.table
    numbers = list(table.select_dtypes("number").columns)
    few = len(table) <= FEW_ROWS
    localized = {name: st.column_config.NumberColumn(format="localized") for name in numbers}
    st.dataframe(
        _vietnamese(table) if few and numbers else table,
        hide_index=True,
        height=ROW_HEIGHT * (min(len(table), MOST_ROWS) + 1) + 2,
        key=sheet.file,
        column_config={} if few else localized,
    )
    offer_files(sheet)


def show_small_table(sheet: Sheet) -> None:
    """Draw a table of few rows as plain text, with its files."""
    show_plain_table(sheet)
    offer_files(sheet)


def show_plain_table(sheet: Sheet) -> None:
    """Draw a table of few rows as plain text.

    The program that browsers need for the other kind is larger than all the rest of a page.
    """
    decimals = {name: _decimals(sheet.table[name]) for name in sheet.table.select_dtypes("number")}
    names = list(sheet.table.columns)
    rows = [
        "".join(_cell(value, decimals.get(name)) for name, value in zip(names, row, strict=True))
        for row in sheet.table.itertuples(index=False)
    ]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    caption = f"<caption>{escape(sheet.title)}</caption>"
    table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    name = escape(sheet.title, quote=True)
    st.html(f'<div class="ytcs-table" tabindex="0" role="region" aria-label="{name}">{table}</div>')


def _cell(value: Any, decimals: int | None) -> str:
    if decimals is None:
        return f"<td>{escape(str(value))}</td>"
    return f'<td class="number">{escape(number(value, decimals))}</td>'


def offer_files(sheet: Sheet) -> None:
    """Draw the buttons that make and send the files of a table."""
    with st.container(horizontal=True):
        st.download_button(
            _("Tải XLSX"),
            lambda: xlsx(sheet.table, sheet.title, sheet.notes),
            f"{sheet.file}.xlsx",
            XLSX,
            key=f"{sheet.file}_xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            _("Tải CSV cho Excel"),
            lambda: csv_for_excel(sheet.table, sheet.notes),
            f"{sheet.file}.csv",
            "text/csv",
            key=f"{sheet.file}_csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _vietnamese(table: pd.DataFrame) -> Styler:
    """The same numbers, shown with decimal commas; sorting still goes by the number."""
    shown = table.style
    for name in table.select_dtypes("number").columns:
        shown = shown.format(partial(number, decimals=_decimals(table[name])), subset=[name])
    return shown


def _decimals(column: pd.Series[float]) -> int:
    """As many as the column needs, at most two: values come rounded."""
    return next((n for n in (0, 1) if (column.dropna().round(n) == column.dropna()).all()), 2)
