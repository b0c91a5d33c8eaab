"""All steps for a document of an office, one after the other, and every problem on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from ytcs_data.ingest import office_checks, office_sums
from ytcs_data.ingest.column_meaning import UNUSED
from ytcs_data.ingest.numbers import Numbers
from ytcs_data.ingest.office.choosing import Sheets, dataset_of, sheets_of
from ytcs_data.ingest.office.figures import figures
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.placing import Placed, place
from ytcs_data.ingest.office.sheets import Sheet
from ytcs_data.ingest.office.timing import Times, dated
from ytcs_data.ingest.office_history import history_problems
from ytcs_data.ingest.problems import UNPRINTABLE, Problem
from ytcs_data.ingest.reading import Document
from ytcs_data.ingest.wishes import Wishes
from ytcs_data.states import State
from ytcs_data.words import _

ROW = [
    "period",
    "vintage",
    "area_code",
    "station_code",
    "measure",
    "value",
    "state",
    "source",
    "line",
]
LONGEST_SOURCE = 300  # characters, as the store keeps them
INVENTED = "Số liệu minh hoạ"


@dataclass(frozen=True)
class Assembled:
    problems: tuple[Problem, ...]
    sheets: tuple[Sheet, ...] = ()
    unused: tuple[str, ...] = ()
    dataset: str = ""
    period: str = ""
    vintage: str = ""
    province: str = ""
    rows: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=ROW))
    figures: pd.DataFrame = field(default_factory=pd.DataFrame)
    written: tuple[Numbers, ...] = ()


def assemble(document: Document, file_name: str, wishes: Wishes, sources: Sources) -> Assembled:
    """What a document says; nothing of it is stored when one of the problems is an error."""
    chosen = sheets_of(document, wishes, sources)
    unused = tuple(_unused(chosen.sheets))
    if chosen.stop:
        return Assembled(tuple(chosen.problems), chosen.sheets, unused)
    read = [figures(sheet, sources, wishes.decimal) for sheet in chosen.sheets]
    problems = [*chosen.problems, *(problem for _rows, found, _w in read for problem in found)]
    table = pd.concat([rows.assign(sheet=i) for i, (rows, _p, _w) in enumerate(read)])
    dataset, told = dataset_of(table, wishes, sources.catalogue)
    table = table.reset_index(drop=True)
    table, times = dated(table, chosen.sheets, file_name, wishes, sources)
    placed = place(table, chosen.sheets, file_name, times, wishes, sources)
    problems += [*told, *times.problems, *placed.problems]
    problems += _checked(chosen, placed, times, sources)
    if not placed.figures["value"].notna().any():
        problems.append(Problem("no-figures"))
    return Assembled(
        problems=tuple(_in_order(problems)),
        sheets=chosen.sheets,
        unused=unused,
        dataset=dataset,
        period=times.period,
        vintage=times.vintage,
        province=placed.province,
        rows=_rows(placed.figures, chosen, file_name),
        figures=placed.figures,
        written=tuple(numbers for _r, _p, written in read for numbers in written),
    )


def _checked(chosen: Sheets, placed: Placed, times: Times, sources: Sources) -> Iterable[Problem]:
    catalogue, found = sources.catalogue, placed.figures
    for index, sheet in enumerate(chosen.sheets):
        mine = found[found["sheet"] == index]
        yield from office_sums.total_problems(sheet, mine, catalogue)
        yield from office_sums.rate_problems(sheet, mine, catalogue)
        yield from office_sums.staff_problems(sheet, mine)
    yield from office_checks.share_problems(found, catalogue)
    yield from office_checks.percent_problems(found)
    yield from office_checks.population_problems(found)
    yield from office_checks.score_problems(found, catalogue)
    yield from office_checks.again_problems(found, placed.names)
    for vintage, mine in found.groupby("vintage"):
        yield from history_problems(mine, catalogue, sources.holding, str(vintage))
    if times.period and placed.expected:
        areas = set(found.loc[found["area_code"] != "", "area_code"])
        missing = office_checks.missing_problem(
            areas, placed.expected, sources.register, times.vintage
        )
        if missing:
            yield missing


def _rows(found: pd.DataFrame, chosen: Sheets, file_name: str) -> pd.DataFrame:
    """What can be stored: figures with a place and a period, each once."""
    ready = found[(found["area_code"] != "") & (found["period"] != "") & found["value"].notna()]
    ready = ready[~ready["unclear"] & ~office_checks.repeated(ready)]
    rows = ready.assign(state=State.VALUE.value, source=_source(chosen, file_name))
    return rows[ROW].reset_index(drop=True)


def _source(chosen: Sheets, file_name: str) -> str:
    name = UNPRINTABLE.sub(" ", file_name).strip() or _("không tên")
    said = [text for sheet in chosen.sheets for text in (*sheet.table.above, *sheet.table.below)]
    text = _("Tệp {name}").format(name=name)
    if any(INVENTED.casefold() in one.casefold() for one in said):
        text = f"{INVENTED}. {text}"
    return text[:LONGEST_SOURCE]


def _unused(sheets: Iterable[Sheet]) -> Iterable[str]:
    for sheet in sheets:
        for column in sheet.columns:
            alone = column.role in (UNUSED, "note", "rate:") or not column.sure
            if alone and column.heading:
                yield sheet.label(column) or column.letter


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    """As a reader goes through the file, each once; those of the whole file first."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.line or 0, p.column or ""))
