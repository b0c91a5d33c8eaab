"""A workbook to fill in: places named, figures of the last period beside, and only right cells.

Codes and names are text, also those that begin like a formula. What is to be filled in is
unlocked and checked by the spreadsheet as it is typed; all else is locked, without a password.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter

from ytcs_data.catalogue import Measure, MeasureKind
from ytcs_data.words import _

SHEET = _("Biểu nhập")
YES, NO = _("Có"), _("Không")
COMPARED = _("Kỳ trước, {period}: {title}")

KEY_WIDTH, FIELD_WIDTH, LONGEST_MESSAGE = 34, 17, 255
TITLE: dict[str, Any] = {"bold": True, "font_size": 14}
HEAD: dict[str, Any] = {
    **{"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"},
    **{"border": 1, "bg_color": "#DCE9EA"},
}
FIXED: dict[str, Any] = {"border": 1, "num_format": "@", "bg_color": "#F1F5F4"}
OPEN: dict[str, Any] = {"border": 1, "locked": False, "bg_color": "#FFF8DC"}
GREY: dict[str, Any] = {"border": 1, "font_color": "#6B7780", "bg_color": "#E9EDEE"}

# What stays possible while the sheet is locked.
ALLOWED = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


@dataclass(frozen=True)
class Form:
    """What a workbook asks for."""

    title: str
    period: str  # in words
    scope: str
    places: pd.DataFrame  # a row a place; its columns are text, named as the sheet shows them
    measures: tuple[Measure, ...]
    most: Mapping[str, float]  # what a score may be at most, by measure
    before: str = ""  # the period of `last` in words; "" for none
    last: pd.DataFrame | None = None  # numbers by measure, in the order of `places`
    notes: Sequence[str] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands above the table."""
        return (
            self.title,
            _("Kỳ báo cáo: {period}").format(period=self.period),
            _("Phạm vi: {scope}").format(scope=self.scope),
            _(
                "Điền vào các ô màu vàng. Chưa có số liệu thì để trống, không ghi 0. "
                "Không sửa mã và tên; cột màu xám chỉ để đối chiếu."
            ),
            *self.notes,
        )


def workbook(form: Form) -> bytes:
    """The form as XLSX."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(SHEET)
        for line, text in enumerate(form.lines):
            sheet.write_string(line, 0, text, book.add_format(TITLE if line == 0 else {}))
        head = len(form.lines)
        _write_places(book, sheet, form, head)
        _write_fields(book, sheet, form, head)
        _write_last(book, sheet, form, head)
        _settle(sheet, form, head)
    return file.getvalue()


def _write_places(book: Any, sheet: Any, form: Form, head: int) -> None:
    heading, fixed = book.add_format({**HEAD, "align": "left"}), book.add_format(FIXED)
    for column, name in enumerate(form.places.columns):
        sheet.write_string(head, column, name, heading)
        texts = form.places[name].tolist()
        for line, text in enumerate(texts, start=head + 1):
            sheet.write_string(line, column, text, fixed)
        longest = max([len(name), *map(len, texts)])
        sheet.set_column(column, column, min(longest + 2, KEY_WIDTH))


def _write_fields(book: Any, sheet: Any, form: Form, head: int) -> None:
    heading, cell = book.add_format(HEAD), book.add_format(OPEN)
    left = len(form.places.columns)
    for column, measure in enumerate(form.measures, start=left):
        sheet.write_string(head, column, measure.title, heading)
        for line in range(head + 1, head + 1 + len(form.places)):
            sheet.write_blank(line, column, None, cell)
        if len(form.places):
            rule = _rule(measure, form.most.get(measure.id))
            sheet.data_validation(head + 1, column, head + len(form.places), column, rule)
    sheet.set_column(left, left + 2 * len(form.measures), FIELD_WIDTH)


def _write_last(book: Any, sheet: Any, form: Form, head: int) -> None:
    """The figures of the last period, where there are any."""
    if form.last is None:
        return
    heading = book.add_format({**HEAD, "bg_color": "#E9EDEE", "font_color": "#6B7780"})
    grey = book.add_format(GREY)
    first = len(form.places.columns) + len(form.measures)
    for column, measure in enumerate(form.measures, start=first):
        title = COMPARED.format(period=form.before, title=measure.title)
        sheet.write_string(head, column, title, heading)
        for line, value in enumerate(form.last[measure.id], start=head + 1):
            if pd.isna(value):
                sheet.write_blank(line, column, None, grey)
            elif measure.kind is MeasureKind.FLAG:
                sheet.write_string(line, column, YES if value else NO, grey)
            else:
                sheet.write_number(line, column, float(value), grey)


def _settle(sheet: Any, form: Form, head: int) -> None:
    """Lock what is not to be filled in; keep heading and names in sight, on paper too."""
    last = max(head + len(form.places), head + 1)
    codes = f"A{head + 2}:{chr(ord('A') + len(form.places.columns) - 1)}{last + 1}"
    sheet.ignore_errors({"number_stored_as_text": codes})
    sheet.freeze_panes(head + 1, min(2, len(form.places.columns)))
    sheet.set_row(head, 60)
    sheet.protect("", ALLOWED)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)


def _rule(measure: Measure, most: float | None) -> dict[str, Any]:
    """What the spreadsheet lets in, and what it says."""
    if measure.kind is MeasureKind.FLAG:
        rule: dict[str, Any] = {"validate": "list", "source": [YES, NO]}
        told = _("Chọn Có hoặc Không.")
    elif measure.kind is MeasureKind.CATEGORY:
        rule = {"validate": "list", "source": [str(number) for number in measure.categories]}
        told = "; ".join(f"{number}: {word}" for number, word in measure.categories.items())
    elif measure.kind is MeasureKind.SCORE:
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": most or 100}
        told = _("Điểm từ 0 đến {most}.").format(most=f"{most or 100:g}")
    else:
        rule = {"validate": "integer", "criteria": ">=", "value": 0}
        told = _("Số nguyên, không âm, không kèm chữ.")
    return {
        **rule,
        "ignore_blank": True,
        "input_title": _("Cách điền"),
        "input_message": _short(f"{told} {measure.definition}"),
        "error_title": _("Chưa đúng"),
        "error_message": _short(told),
    }


def _short(text: str) -> str:
    """No spreadsheet shows more."""
    return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"
