"""What is said of roadmaps: states and slips in words, who answers for a commune, first line."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from geo.areas import KINDS
from geo.crosswalk import WHOLE, Part
from ytcs_data import legend, load
from ytcs_data.analysis.roadmap import Outcome
from ytcs_data.catalogue.roadmap import Roadmap
from ytcs_data.load import TODAY
from ytcs_data.states import COUNTED, State
from ytcs_data.views.roadmap_rows import day_of, plan_of, told, units_today
from ytcs_data.views.selection import Selection
from ytcs_data.words import MISSING, _, day, number

LATE_DONE = "late_done"  # late, but there

# A sign stands before each word, so that a state is found in a long table without reading it.
STATES = {
    Outcome.LATE: ("▼", _("Chậm, chưa đạt")),
    LATE_DONE: ("▽", _("Đạt, chậm hơn kế hoạch")),
    Outcome.UNKNOWN: ("?", _("Quá hạn, chưa có báo cáo")),
    Outcome.DUE: ("●", _("Đến hạn năm nay")),
    Outcome.PLANNED: ("○", _("Chưa đến hạn")),
    Outcome.ON_TIME: ("✔", _("Đạt đúng năm")),
    Outcome.EARLY: ("★", _("Đạt sớm")),
}


def look_ids(rows: pd.DataFrame) -> pd.Series[str]:
    """Keys of `STATES`: late tells whether it was reached since."""
    through = (rows["state"] == Outcome.LATE) & rows["actual"].notna()
    return rows["state"].astype(str).where(~through, LATE_DONE)


def state_text(look: str) -> str:
    return " ".join(STATES[look])


def slip_text(slip: float, actual: float, *, due: bool = False) -> str:
    """Years against a plan; `actual` is missing where it was not reached; `due`: the year runs.

    >>> slip_text(2, 2025), slip_text(0, 2023), slip_text(-1, 2022)
    ('chậm 2 năm', 'đúng năm', 'sớm 1 năm')
    >>> slip_text(0, float("nan"), due=True), slip_text(0, float("nan"))
    ('còn trong năm', 'hết năm kế hoạch')
    >>> slip_text(float("nan"), float("nan"))
    '–'
    """
    if slip != slip:
        return MISSING
    if slip == 0 and actual != actual:
        return _("còn trong năm") if due else _("hết năm kế hoạch")
    text = _("chậm {n} năm") if slip > 0 else _("sớm {n} năm") if slip < 0 else _("đúng năm")
    return text.format(n=number(abs(slip)))


def title(roadmap: Roadmap) -> str:
    """The document in short, with its place where that is known."""
    plan = plan_of(roadmap)
    if plan is None:
        return roadmap.plan
    scope = plan.scope
    place = load.register()[scope.area, scope.vintage].name if scope.area else ""
    return ", ".join(part for part in (place, plan.number or plan.title) if part)


def document(roadmap: Roadmap) -> str:
    """The document in full. It may come from a file: never Markdown."""
    plan = plan_of(roadmap)
    if plan is None:
        return _("Văn bản: {plan}.").format(plan=roadmap.plan)
    issued = _("ngày {day}").format(day=day(plan.issued)) if plan.issued else ""
    said = ", ".join(part for part in (plan.number, issued, plan.issuer) if part)
    return _("{title} ({said}). {note}").format(title=plan.title, said=said, note=plan.note)


def kinds(roadmap: Roadmap) -> str:
    """What its communes are: “xã, phường”."""
    names = [load.register()[code, roadmap.vintage].name for code in roadmap.codes]
    there = [kind.lower() for kind in reversed(KINDS) if any(n.startswith(kind) for n in names)]
    order = sorted(there, key=("xã", "phường", "thị trấn", "đặc khu").index)
    return ", ".join(order)


def headline(roadmap: Roadmap, rows: pd.DataFrame, year: int) -> str:
    """How many were promised by now, how many are through, late and due; Markdown."""
    total = len(rows)
    late = int(((rows["state"] == Outcome.LATE) & rows["actual"].isna()).sum())
    text = _(
        "Kế hoạch đến năm {year}: **{plan}** {kinds} ({plan_pct} %); đã đạt: **{done}** "
        "({done_pct} %); chậm, chưa đạt: **{late}**; đến hạn trong năm: **{due}**."
    ).format(
        year=year,
        kinds=kinds(roadmap),
        plan=_of(planned := int((rows["planned"] <= year).sum()), total),
        plan_pct=number(100 * planned / total, 1),
        done=_of(done := int(rows["actual"].notna().sum()), total),
        done_pct=number(100 * done / total, 1),
        late=number(late),
        due=number((rows["state"] == Outcome.DUE).sum()),
    )
    if rows["revised"].notna().any():
        latest = int((rows["revised"].fillna(rows["planned"]) <= year).sum())
        text += " " + _("Theo kế hoạch đã điều chỉnh: {n}.").format(n=_of(latest, total))
    if unknown := int((rows["state"] == Outcome.UNKNOWN).sum()):
        text += " " + _("Quá hạn mà chưa có báo cáo: {n}.").format(n=number(unknown))
    return text


def _of(some: int, total: int) -> str:
    return f"{number(some)}/{number(total)}"


def responsible(code: str, vintage: str) -> str:
    """Who answers for a commune today; of a divided one each for a part."""
    return ", ".join(committee(part.code) + share_text(part) for part in units_today(code, vintage))


def share_text(part: Part) -> str:
    """What stands behind the name of a commune that was divided."""
    return "" if part.relation == WHOLE else _(" (một phần)")


def committee(code: str) -> str:
    """The people's committee of a commune of today."""
    name = load.register()[code, TODAY].name
    return _("UBND {unit}").format(unit=name[:1].lower() + name[1:])


def note(row: Mapping[Hashable, Any], roadmap: Roadmap, chosen: Selection) -> str:
    """Which other unit reached a year; or what the unit of the period tells, if it is another."""
    code, vintage = row["area_code"], roadmap.vintage
    if row["actual"] == row["actual"]:
        return _by_another(code, vintage, int(row["step"]))
    if vintage == TODAY and chosen.told_in != TODAY:
        return _("đơn vị chưa thành lập")
    known = told(chosen.told_in, chosen.period)
    said = []
    for unit in _units_then(code, vintage, chosen):
        value, state = known.get(unit, (math.nan, State.NOT_REPORTED))
        if state not in COUNTED:
            said.append(legend.state_label(state).lower())
        elif (unit, chosen.told_in) != (code, vintage):
            met = value >= 1
            said.append(_("đơn vị nhận đạt từ trước") if met else _("đơn vị mới chưa đạt"))
    return ", ".join(dict.fromkeys(said))


def _by_another(code: str, vintage: str, step: int) -> str:
    """Who reached it: step 0 is the commune itself, then come its successors before the reform."""
    if step == 0:
        return ""
    register, chain = load.register(), _successors(code, vintage)
    if step <= len(chain):
        return _("theo đơn vị nhận: {units}").format(units=register[chain[step - 1], vintage].name)
    names = [register[part.code, TODAY].name for part in units_today(code, vintage)]
    return _("theo đơn vị mới: {units}").format(units=", ".join(names))


def _units_then(code: str, vintage: str, chosen: Selection) -> list[str]:
    """The communes that reported for it in the period."""
    if chosen.told_in == TODAY:
        return [part.code for part in units_today(code, vintage)]
    on, register = day_of(chosen), load.register()
    line = [code, *_successors(code, vintage)]
    return [next((one for one in line if register[one, vintage].existed(on)), line[-1])]


def _successors(code: str, vintage: str) -> list[str]:
    """The communes that took one in before the reform, one after the other."""
    found: list[str] = []
    while vintage != TODAY and (into := load.register()[code, vintage].successor):
        found.append(into)
        code = into
    return found
