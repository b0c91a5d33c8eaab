"""Figures that are said twice: totals, rates, and numbers of staff beside those of doctors."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ytcs_data.catalogue import Catalogue, MeasureKind
from ytcs_data.ingest.column_meaning import PART, ColumnMeaning
from ytcs_data.ingest.numbers import read_numbers
from ytcs_data.ingest.office.sheets import Sheet, text_of
from ytcs_data.ingest.problems import Problem
from ytcs_data.words import number

CLOSE = 0.6  # percentage points: one decimal, cut or rounded, or a whole number
DOCTORS = ("permanent_doctors", "rotated_doctors")


def total_problems(sheet: Sheet, figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[Problem]:
    """Totals and subtotals that are not the sum of their rows."""
    for column in sheet.measures:
        if catalogue.measures[column.measure].kind is not MeasureKind.COUNT:
            continue
        mine = figures[(figures["column"] == column.column) & figures["value"].notna()]
        values = mine.set_index("line")["value"]
        for total in sheet.table.totals:
            parts = [one for one in sheet.columns if one.role == PART + column.measure]
            told = _number_of(sheet, [column, *parts], total.cells)
            lines = [line for line in total.lines if line in values.index]
            if told is None or not lines:
                continue
            summed = float(values.loc[lines].sum())
            if abs(summed - told) > 0.5:
                found, expected = number(told), number(summed)
                yield sheet.problem("total-does-not-add-up", total.line, column, found, expected)


def _number_of(
    sheet: Sheet, columns: list[ColumnMeaning], cells: tuple[object, ...]
) -> float | None:
    """A total, with those of the columns that were added; None if there is none."""
    told = [_cell_number(sheet, column, cells) for column in columns]
    known = [value for value in told if value is not None]
    return sum(known) if known else None


def _cell_number(sheet: Sheet, column: ColumnMeaning, cells: tuple[object, ...]) -> float | None:
    """The total, read together with the column so that its separators mean the same."""
    if column.column >= len(cells):
        return None
    above = sheet.table.data[column.column]
    both = pd.concat([above, pd.Series([cells[column.column]], index=[-1], dtype=object)])
    value = read_numbers(both, "count", set()).values[-1]
    return None if pd.isna(value) else float(value)


def rate_problems(sheet: Sheet, figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[Problem]:
    """Rates that differ from those of the counts beside them, or stand alone."""
    for column in sheet.columns:
        if not column.role.startswith("rate:"):
            continue
        counted = _rates(figures, column, catalogue)
        if counted is None:
            yield sheet.problem("rate-alone", sheet.table.header_rows[1], column)
            continue
        cells = sheet.table.data[column.column]
        told = read_numbers(cells, "rate", sheet.marks(column).percent)
        plain = read_numbers(cells, "score")  # below “(%)”, “0,53” may be just that
        in_percent = "%" in column.heading
        for faulty in told.faults:
            if not in_percent or faulty in plain.faults:
                yield sheet.problem("rate-unreadable", faulty, column, text_of(cells[faulty]))
        for line, rate in counted.items():
            readings = [told.values.get(line), *([plain.values.get(line)] if in_percent else [])]
            known = [float(said) for said in readings if said is not None and not pd.isna(said)]
            if known and all(abs(said - rate) > CLOSE for said in known):
                found, expected = number(known[0], 1), number(float(rate), 1)
                yield sheet.problem("rate-differs", int(str(line)), column, found, expected)


def _rates(figures: pd.DataFrame, column: ColumnMeaning, catalogue: Catalogue) -> pd.Series | None:
    """The rate of each line from its counts; None where the counts are not in the table."""
    if not column.rate:
        return None
    indicator = catalogue.indicators[column.rate]
    given = figures[(figures["period"] == column.period) | (column.period == "")]
    above, below = (
        given[given["measure"] == term.sum[0]].drop_duplicates("line").set_index("line")["value"]
        for term in (indicator.numerator, indicator.denominator)
    )
    if above.empty or below.empty:
        return None
    return (100 * above / below.where(below != 0)).dropna()


def staff_problems(sheet: Sheet, figures: pd.DataFrame) -> Iterator[Problem]:
    """More doctors than people who work there."""
    staff = sheet.of_role("staff")
    if staff is None:
        return
    known = read_numbers(sheet.table.data[staff.column], "count", set()).values
    doctors = figures[figures["measure"].isin(DOCTORS)].groupby("line")["value"].sum()
    for line, count in doctors.items():
        whole = known.get(line)
        if whole is not None and not pd.isna(whole) and count > whole:
            found, expected = number(float(count)), number(float(whole))
            yield sheet.problem("doctors-over-staff", int(str(line)), staff, found, expected)
