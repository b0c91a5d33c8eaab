"""What roadmaps say on the profile of a commune: of an old one, and of what it became part of."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from geo.areas import Area
from ytcs_data.analysis.roadmap import Outcome
from ytcs_data.catalogue.roadmap import Roadmap
from ytcs_data.load import TODAY
from ytcs_data.views.roadmap_rows import day_of, outcome, roadmaps
from ytcs_data.views.roadmap_table import made_of, year_text
from ytcs_data.views.roadmap_words import look_ids, note, slip_text, state_text
from ytcs_data.views.selection import Selection
from ytcs_data.words import _


def goal_sentences(area: Area, chosen: Selection) -> list[str]:
    """Planned year, state and slip of a commune; of one of today also those it was made of."""
    found = []
    for roadmap in roadmaps().values():
        if roadmap.vintage == area.vintage and area.code in roadmap.codes:
            found.append(_own(area, roadmap, chosen))
        elif area.vintage == TODAY and (made := made_of(area.code, roadmap)):
            text = _("Năm kế hoạch đạt Bộ tiêu chí quốc gia về y tế xã: {name} = {made}.")
            found.append(text.format(name=area.name, made=made))
    return found


def _own(area: Area, roadmap: Roadmap, chosen: Selection) -> str:
    rows = outcome(roadmap, day_of(chosen))
    place = roadmap.codes.index(area.code)
    row, goal = rows.loc[place].to_dict(), roadmap.goals[place]
    said = [
        _("Kế hoạch đề ra: hoàn thành Bộ tiêu chí quốc gia về y tế xã năm **{year}**").format(
            year=goal.planned
        )
    ]
    if goal.revised:
        said.append(_("điều chỉnh sang năm **{year}**").format(year=goal.revised))
    if row["actual"] == row["actual"]:
        said.append(_("đạt năm **{year}**").format(year=year_text(row["actual"])))
    said.append(_outcome(row, look_ids(rows)[place]))
    if more := note(row, roadmap, chosen):
        said.append(more)
    return "; ".join(said) + "."


def _outcome(row: Mapping[Hashable, Any], look: str) -> str:
    """The state, and how many years where it is not as planned."""
    said = state_text(look)
    if row["state"] in (Outcome.LATE, Outcome.EARLY):
        said += f" ({slip_text(row['slip'], row['actual'])})"
    return said


def with_goals(table: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    """Old communes (codes in the first column) with their planned year and how they stand."""
    codes = set(table.iloc[:, 0])
    goals = {code: goal for code, *goal in _goals("2024", chosen) if code in codes}
    if not goals:
        return table
    cells = [goals.get(code, ["", ""]) for code in table.iloc[:, 0]]
    years, states = zip(*cells, strict=True)
    return table.assign(
        **{_("Năm dự kiến đạt tiêu chí"): years, _("Tiến độ theo lộ trình"): states}
    )


def _goals(vintage: str, chosen: Selection) -> Iterator[tuple[str, str, str]]:
    """Code, planned year and state of every commune of the roadmaps of a vintage."""
    for roadmap in roadmaps().values():
        if roadmap.vintage == vintage:
            rows = outcome(roadmap, day_of(chosen))
            for row, look in zip(rows.to_dict("records"), look_ids(rows), strict=True):
                yield row["area_code"], str(row["planned"]), _outcome(row, look)
