"""README.md: the results as tables, beside what they were taken on. Never written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from re import search

from benchmarks.results import Result

FILE = Path(__file__).with_name("README.md")

HEAD = """# Measurements

Written by `python run.py bench` together with `results.json`, from the same figures; do not edit.

"""

HOW = """
A real Chromium drives the real dashboard, on the machine that serves it. Each figure is the
median of as many repetitions as its row says. A change takes from the press of the mouse on
an option to the end of the frame in which the last polygon was painted, on the page's own
clock. Unless a row says more, the server has been asked for the indicator before and the
browser has not. "Open" is a fresh browser profile, from the request for the page to the
painted map. Bytes over the socket are both ways, until the page is at rest. The run of a page
is timed in the server, around Streamlit's own run of the script; CPU is that of the whole
server process for one change.

Lâm Đồng has the sample's outlines and values. A row with its real outlines, which have five
times the corners, is there where YTCS_SHARED named a folder with them. The country is all
communes of today with invented outlines and values, made by `country.py`; simplified, the
outlines weigh more than half of what the real ones do. Scenes of 547 and 10,035 communes are
Thanh Hóa and the country before the reform of 2025, made in the same way; each has values of
nine months. The baselines, `folium_app.py` and `plotly_app.py`, have one box and one map with
the same simplified outlines and values ready, and none of the menus, searches and lists of
our page. Rows "beside plotly" repeat our figure of the row before. A change of period is a
step of the map's slider; its bytes are those until it was painted. Bytes are those of the
messages, before the socket compresses them, unless a row says more. Beside the opening stands
what Streamlit itself takes to show a heading. Across the reform the baseline is a plain loop
over the same numbers. Many readers are websockets that ask as browsers
do; over half an hour: [soak.txt](soak.txt).

How well communes are found by their names is measured on its own, by
`python -m benchmarks.matching`: [matching.md](matching.md).
"""


def write(results: Sequence[Result], facts: Mapping[str, str], file: Path = FILE) -> None:
    lines = {"date": date.today().isoformat(), **facts}
    about = "".join(f"- {name}: {text}\n" for name, text in lines.items())
    text = HEAD + about + HOW + growth(results) + tables(results)
    file.write_text(text, encoding="utf-8", newline="\n")


def tables(results: Sequence[Result]) -> str:
    """One table a group, in the order of the results.

    >>> ours = Result("Opening", "open, warm", 940, "ms", 5, goal=1200)
    >>> print(tables([ours]).splitlines()[-1])
    | open, warm | 940 ms | 1,200 ms | 5 | | |
    """
    text = ""
    for group in dict.fromkeys(result.group for result in results):
        text += f"\n## {group}\n\n| what | median | goal | of | baseline | times as good |\n"
        text += "|" + " --- |" * 6 + "\n"
        text += "".join(_row(result) for result in results if result.group == group)
    return text


def _row(result: Result) -> str:
    cells = [
        result.name,
        _figure(result.value, result.unit) + _mark(result.value, result.goal),
        _figure(result.goal, result.unit),
        str(result.repetitions),
        _baseline(result),
        _ratio(result),
    ]
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|\n"


def _figure(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:,} {unit}"


def _mark(value: float, goal: float | None) -> str:
    return " (missed)" if goal is not None and value > goal else ""


def _baseline(result: Result) -> str:
    if result.baseline is None:
        return ""
    return f"{_figure(result.baseline, result.unit)}, {result.baseline_name}"


def _ratio(result: Result) -> str:
    if result.ratio is None:
        return ""
    goal = result.ratio_goal
    wanted = f", goal {goal:,}" if goal else ""
    return f"{result.ratio:,}{wanted}{' (missed)' if goal and result.ratio < goal else ''}"


def growth(results: Sequence[Result]) -> str:
    """How the cost grows with areas and periods, in sentences."""
    few, *_between, many = _compared(results, "ms")
    few_bytes, *_between, many_bytes = _compared(results, "bytes")
    return (
        "\n## How the cost grows\n\n"
        f"With {_communes(many) / _communes(few):.0f} times the communes a change of indicator "
        f"takes {_times(few.value, many.value)} as long here, and with folium.Choropleth "
        f"{_times(few.baseline, many.baseline)}. The browser "
        "fetches the outlines once and the values of an indicator once, so a change brings one "
        "address, and the socket carries "
        f"{_times(few_bytes.value, many_bytes.value)} the bytes. Outlines grow with the communes, "
        "values with communes times periods; a change of period fetches and sends nothing, however "
        "many periods there are.\n"
    )


def _compared(results: Sequence[Result], unit: str) -> list[Result]:
    """The change of indicator beside folium, from few communes to many."""
    found = [
        result
        for result in results
        if result.unit == unit and (result.baseline_name or "").startswith("folium")
        if "change of indicator" in result.name and "real" not in result.name
    ]
    return sorted(found, key=_communes)


def _communes(result: Result) -> int:
    found = search("([0-9,]+) communes", result.name)
    return int(found[1].replace(",", "")) if found else 0


def _times(few: float | None, many: float | None) -> str:
    return f"{many / few:.1f} times" if few and many else "?"
