"""The tables of a roadmap: every commune, the late ones first, and the communes of today."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from ytcs_data import legend, load, provenance
from ytcs_data.analysis.roadmap import Outcome, in_order_of_attention
from ytcs_data.catalogue.roadmap import Goal, Roadmap
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.states import COUNTED, State
from ytcs_data.views.roadmap_rows import day_of, goals_by_unit, outcome, told
from ytcs_data.views.roadmap_words import (
    committee,
    document,
    look_ids,
    note,
    responsible,
    share_text,
    slip_text,
    state_text,
    title,
)
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet
from ytcs_data.words import MISSING, _, day, number


@load.kept(32)
def commune_sheet(roadmap: Roadmap, chosen: Selection) -> Sheet:
    """A line for each commune of the document."""
    rows = in_order_of_attention(outcome(roadmap, day_of(chosen)))
    looks = look_ids(rows)
    lines = [
        _line(row, roadmap.goals[place], looks[place], roadmap, chosen)
        for place, row in zip(rows.index, rows.to_dict("records"), strict=True)
    ]
    table = pd.DataFrame(lines)
    return Sheet(table, _("Lộ trình từng xã"), f"lo_trinh_{roadmap.id}", _notes(roadmap, chosen))


def _line(
    row: Mapping[Hashable, Any], goal: Goal, look: str, roadmap: Roadmap, chosen: Selection
) -> dict[str, str]:
    revised = any(goal.revised for goal in roadmap.goals)
    area = load.register()[goal.area_code, roadmap.vintage]
    line = {
        _("Tình trạng"): state_text(look),
        _("Xã, phường trong kế hoạch"): area.name,
        _("Năm kế hoạch"): str(goal.planned),
    }
    if revised:
        line[_("Điều chỉnh sang")] = str(goal.revised or "")
        line[_("Lý do điều chỉnh")] = _reason(goal)
    line[_("Năm đạt")] = year_text(row["actual"])
    due = row["state"] == Outcome.DUE
    line[_("Lệch so với kế hoạch")] = slip_text(row["slip"], row["actual"], due=due)
    if revised:
        line[_("Lệch so với điều chỉnh")] = slip_text(row["revised_slip"], row["actual"], due=due)
    line[_("Ghi chú")] = note(row, roadmap, chosen)
    line[_("Chịu trách nhiệm hiện nay")] = responsible(area.code, roadmap.vintage)
    line[_("Mã")] = area.code
    return line


def _reason(goal: Goal) -> str:
    on = f" ({day(goal.revised_on)})" if goal.revised_on else ""
    return goal.reason + on if goal.revised else ""


def year_text(year: float) -> str:
    return MISSING if year != year else str(int(year))


def _notes(roadmap: Roadmap, chosen: Selection) -> list[str]:
    seen = _("{title}; tính đến hết {period}").format(
        title=title(roadmap), period=parse_period(chosen.period).label
    )
    sources = dict.fromkeys(goal.source for goal in roadmap.goals)
    return [
        seen,
        document(roadmap),
        _("Căn cứ của lộ trình: {sources}").format(sources="; ".join(sources)),
        provenance.source_line(*load.VINTAGES),
    ]


def made_of(unit: str, roadmap: Roadmap) -> str:
    """The planned years that a commune of today was made of: “Ngọc Xá 2023 + Phù Lương 2024”.

    "" if it was made of none of the communes of the roadmap.
    """
    register, parts = load.register(), goals_by_unit(roadmap).get(unit, ())
    return " + ".join(
        f"{register[goal.area_code, roadmap.vintage].short_name}{share_text(part)} {goal.planned}"
        for goal, part in sorted(parts, key=lambda one: one[0].planned)
    )


@load.kept(32)
def unit_sheet(roadmap: Roadmap, chosen: Selection) -> Sheet:
    """A line for each commune of today, those with most late parts first."""
    rows = outcome(roadmap, day_of(chosen))
    looks = dict(zip(rows["area_code"], look_ids(rows), strict=True))
    done = set(rows.loc[rows["actual"].notna(), "area_code"])
    lines = []
    for unit, parts in goals_by_unit(roadmap).items():
        codes = [goal.area_code for goal, _part in parts]
        lines.append(
            {
                _("Đơn vị hiện nay"): load.register()[unit, TODAY].name,
                _("Gồm các xã trong kế hoạch, năm kế hoạch"): made_of(unit, roadmap),
                _("Xã đã đạt"): f"{number(len(done.intersection(codes)))}/{number(len(codes))}",
                _("Xã chậm"): sum(looks[code] == Outcome.LATE for code in codes),
                _("Đơn vị hiện nay đạt tiêu chí"): _unit_state(unit, chosen),
                _("Chịu trách nhiệm"): committee(unit),
                _("Mã"): unit,
            }
        )
    table = pd.DataFrame(lines).sort_values([_("Xã chậm"), _("Mã")], ascending=[False, True])
    file = f"lo_trinh_don_vi_moi_{roadmap.id}"
    return Sheet(table, _("Lộ trình theo đơn vị hiện nay"), file, _notes(roadmap, chosen))


def _unit_state(unit: str, chosen: Selection) -> str:
    """What the commune of today tells of itself in the period; a dash before there was one."""
    if chosen.told_in != TODAY:
        return MISSING
    value, state = told(TODAY, chosen.period).get(unit, (0.0, State.NOT_REPORTED))
    if state not in COUNTED:
        return legend.state_label(state)
    return _("Có") if value >= 1 else _("Không")
