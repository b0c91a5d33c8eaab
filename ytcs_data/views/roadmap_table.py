"""The tables of a roadmap: every commune, the late ones first, and the communes of today."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from geo.crosswalk import WHOLE
from ytcs_data import legend, load, provenance
from ytcs_data.analysis.roadmap import in_order_of_attention
from ytcs_data.catalogue.roadmap import Goal, Roadmap
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.states import COUNTED, State
from ytcs_data.views.roadmap_rows import day_of, standing, told, units_today
from ytcs_data.views.roadmap_words import (
    committee,
    document,
    look_ids,
    note,
    responsible,
    slip_text,
    state_text,
    title,
)
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet
from ytcs_data.words import MISSING, _, day, number


def commune_sheet(roadmap: Roadmap, chosen: Selection) -> Sheet:
    """A line for each commune of the document."""
    rows = in_order_of_attention(standing(roadmap, day_of(chosen)))
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
    line[_("Lệch so với kế hoạch")] = slip_text(row["slip"], row["actual"])
    if revised:
        line[_("Lệch so với điều chỉnh")] = slip_text(row["revised_slip"], row["actual"])
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


def unit_codes(roadmap: Roadmap) -> list[str]:
    """The communes of today that a roadmap lies in, by code."""
    found = {p.code for code in roadmap.codes for p in units_today(code, roadmap.vintage)}
    return sorted(found)


def made_of(unit: str, roadmap: Roadmap) -> str:
    """The planned years that a commune of today was made of: “Ngọc Xá 2023 + Phù Lương 2024”."""
    parts = []
    for goal in sorted(roadmap.goals, key=lambda goal: goal.planned):
        for part in units_today(goal.area_code, roadmap.vintage):
            if part.code == unit:
                share = "" if part.relation == WHOLE else _(" (một phần)")
                name = load.register()[goal.area_code, roadmap.vintage].short_name
                parts.append(f"{name}{share} {goal.planned}")
    return " + ".join(parts)


def unit_sheet(roadmap: Roadmap, chosen: Selection) -> Sheet:
    """A line for each commune of today, those with most late parts first."""
    rows = standing(roadmap, day_of(chosen)).set_index("area_code")
    looks = look_ids(rows)
    lines = []
    for unit in unit_codes(roadmap):
        codes = [c for c in roadmap.codes if unit in _codes(c, roadmap.vintage)]
        late = sum(looks[code] == "late" for code in codes)
        done = int(rows.loc[codes, "actual"].notna().sum())
        lines.append(
            {
                _("Đơn vị hiện nay"): load.register()[unit, TODAY].name,
                _("Gồm các xã trong kế hoạch, năm kế hoạch"): made_of(unit, roadmap),
                _("Xã đã đạt"): f"{number(done)}/{number(len(codes))}",
                _("Xã chậm"): late,
                _("Đơn vị hiện nay đạt tiêu chí"): _unit_state(unit, chosen),
                _("Chịu trách nhiệm"): committee(unit),
                _("Mã"): unit,
            }
        )
    table = pd.DataFrame(lines).sort_values([_("Xã chậm"), _("Mã")], ascending=[False, True])
    file = f"lo_trinh_don_vi_moi_{roadmap.id}"
    return Sheet(table, _("Lộ trình theo đơn vị hiện nay"), file, _notes(roadmap, chosen))


def _codes(code: str, vintage: str) -> list[str]:
    return [part.code for part in units_today(code, vintage)]


def _unit_state(unit: str, chosen: Selection) -> str:
    """What the commune of today tells of itself in the period; a dash before there was one."""
    if chosen.told_in != TODAY:
        return MISSING
    value, state = told(TODAY, chosen.period).get(unit, (0.0, State.NOT_REPORTED))
    if state not in COUNTED:
        return legend.state_label(state)
    return _("Có") if value >= 1 else _("Không")
