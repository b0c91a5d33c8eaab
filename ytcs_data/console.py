"""What commands print alike: tables, and the problems of a file."""

from __future__ import annotations

from collections.abc import Sequence

from ytcs_data.ingest import Problem
from ytcs_data.words import _, number

MOST_PROBLEMS = 50  # printed of one file; who has more has one reason for most of them


def print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems[:MOST_PROBLEMS]:
        print(f"  {one_line(str(problem))}")
    if (more := len(problems) - MOST_PROBLEMS) > 0:
        print(_("  … và {count} lỗi nữa.").format(count=number(more)))


def one_line(text: str) -> str:
    """Text of a file that can neither break a table nor give orders to a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def print_table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(heading, *rows, strict=True)]
    for row in (heading, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join(cells).rstrip())
