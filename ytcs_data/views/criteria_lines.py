"""The lines of the matrix of communes and criteria, in the order that a reader chose, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from ytcs_data import load
from ytcs_data.analysis.criteria import Verdict
from ytcs_data.analysis.recognition import Status
from ytcs_data.catalogue import CriteriaSet
from ytcs_data.legend import state_label
from ytcs_data.states import State
from ytcs_data.views.criteria_rows import INDICATOR, Assessed, assessed
from ytcs_data.views.criteria_score import Score, points
from ytcs_data.views.former_communes import old_status
from ytcs_data.views.recognitions import LABELS, statuses
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, day, number

NAN = float("nan")
MISSING_FIRST, TOTAL_FIRST, BY_NAME = "missing", "total", "name"
VERDICTS = {
    Verdict.PASSES: _("Đủ điểm"),
    Verdict.FAILS: _("Chưa đạt"),
    Verdict.INCOMPLETE: _("Chưa chấm đủ"),
}


@dataclass(frozen=True)
class Line:
    """One commune."""

    code: str
    name: str
    scores: Sequence[Score]  # none where it was not scored
    total: float
    missing: float
    verdict: str  # in words; why there is none where it was not scored
    why: str  # why it fails, or what its old communes had
    recognition: str  # in words

    @property
    def scored(self) -> bool:
        return bool(self.scores)


class _Row(NamedTuple):
    """What is known of one commune that was scored."""

    scores: tuple[Score, ...]
    total: float
    missing: float
    verdict: Verdict
    failing: float


@load.kept(32)
def lines(place: Selection) -> tuple[Line, ...]:
    """Every commune of a place, or the one that is its area, by name; see `place_of`."""
    register, told = load.register(), assessed(place)
    table = statuses(replace(place, area=""))
    table = table[table.index == place.area] if place.area else table
    scored = _scored(told) if told else {}
    indicator = load.catalogue().indicators[INDICATOR]
    made = []
    for row in table.itertuples():
        code, state, recognition = str(row.Index), *_recognition(row)
        name = register[code, place.vintage].name
        if told and code in scored:
            made.append(_line(code, name, scored[code], told.criteria, recognition))
        else:
            waits = state == Status.REASSESS
            verdict = state_label(State.REASSESS if waits else State.NOT_REPORTED)
            why = old_status(indicator, code) if waits else ""
            made.append(Line(code, name, (), NAN, NAN, verdict, why, recognition))
    return tuple(sorted(made, key=lambda line: register[line.code, place.vintage].short_name))


def _scored(told: Assessed) -> dict[str, _Row]:
    """The scores of each commune as plain objects: looking them up in tables is slow."""
    most = [one.most for one in told.criteria.criteria]
    tables = (told.scores, told.lacking, told.states)
    cells = zip(*(table.to_numpy().tolist() for table in tables), strict=True)
    judged = told.judged[["total", "missing", "verdict"]].to_numpy().tolist()
    found = {}
    for code, row, (total, missing, verdict), failing in zip(
        told.scores.index, cells, judged, told.failing, strict=True
    ):
        values = zip(row[0], most, row[1], row[2], strict=True)
        scores = tuple(Score(v, m, lack, State(state)) for v, m, lack, state in values)
        found[str(code)] = _Row(scores, total, missing, Verdict(verdict), failing)
    return found


def _line(code: str, name: str, row: _Row, criteria: CriteriaSet, recognition: str) -> Line:
    why = "; ".join(_why(row, criteria))
    verdict = VERDICTS[row.verdict]
    return Line(code, name, row.scores, row.total, row.missing, verdict, why, recognition)


def _why(row: _Row, criteria: CriteriaSet) -> Iterator[str]:
    """What stands in the way, the worst first; nothing for a commune that passes."""
    if row.failing == 1:
        yield _("có điểm liệt")
    if under := [str(n) for n, score in enumerate(row.scores, 1) if score.lacking > 0]:
        text = _("tiêu chí {list} dưới {pct} %")
        yield text.format(list=", ".join(under), pct=number(criteria.each_pct))
    line = criteria.most * criteria.total_pct / 100
    if row.total < line:
        yield _("tổng dưới {n} điểm").format(n=points(line))
    if untold := [str(n) for n, score in enumerate(row.scores, 1) if not score.known]:
        yield _("chưa có điểm tiêu chí {list}").format(list=", ".join(untold))
    if criteria.failing_point and row.failing != row.failing:
        yield _("chưa báo cáo điểm liệt")


def _recognition(row: object) -> tuple[str, str]:
    """The status, and it in words with the last day of a recognition."""
    state, until = attrgetter("status", "until")(row)
    if state in (Status.RECOGNISED, Status.EXPIRING):
        return state, _("Đến {day}").format(day=day(until.date()))
    if state == Status.EXPIRED:
        return state, _("Hết hạn {day}").format(day=day(until.date()))
    return state, LABELS[Status(state)]


def in_order(every: Sequence[Line], order: str) -> list[Line]:
    """Lines by name, by points missing, by total, or by one criterion; the unscored come last.

    `order` is one of the constants above, or the place of a criterion, from "0".
    """
    if order == BY_NAME:
        return list(every)

    def rank(line: Line) -> tuple[bool, bool, float, bool]:
        """Unscored last, before them those without this number; of equals who fails first."""
        if not line.scored:
            return True, True, 0.0, True
        if order == MISSING_FIRST:
            value = -line.missing
        else:
            value = line.total if order == TOTAL_FIRST else line.scores[int(order)].value
        unknown = value != value
        return False, unknown, 0.0 if unknown else value, not line.why

    return sorted(every, key=rank)


def orders(criteria: CriteriaSet | None) -> dict[str, str]:
    """What a reader may sort by, with its words."""
    said = {
        MISSING_FIRST: _("Thiếu điểm nhiều nhất trước"),
        TOTAL_FIRST: _("Tổng điểm thấp nhất trước"),
        BY_NAME: _("Tên xã"),
    }
    for n, criterion in enumerate(criteria.criteria if criteria else ()):
        text = _("Tiêu chí {n} thấp nhất trước: {title}")
        said[str(n)] = text.format(n=n + 1, title=criterion.short_title)
    return said
