"""The matrix on the screen: a plain table that scrolls inside itself, colours with signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from ytcs_data import legend
from ytcs_data.catalogue import CriteriaSet
from ytcs_data.views.criteria_lines import Line
from ytcs_data.views.criteria_score import SIGNS, UNDER, Score, points
from ytcs_data.words import _, number

# By class of a cell: below the line of the criterion, below `HIGH`, above it.
LOOKS = {"w": "#f9d3bf", "m": "#fdf2c9", "s": "#d6ecee"}
HIGH = 80  # per cent of a criterion from which a score is shown as high

STYLE = f"""<style>
.ytcs-matrix {{ overflow: auto; max-height: 85vh; border: 1px solid #c9d3d3; }}
.ytcs-matrix table {{ border-collapse: separate; border-spacing: 0; width: 100%; }}
.ytcs-matrix caption {{ position: absolute; clip-path: inset(50%); }}
.ytcs-matrix th, .ytcs-matrix td {{ border-right: 1px solid #dbe3e3;
  border-bottom: 1px solid #dbe3e3; padding: 0.25rem 0.45rem; text-align: left;
  font-size: 0.875rem; line-height: 1.3; color: #1d2a2f; }}
.ytcs-matrix thead th {{ position: sticky; top: 0; background: #f1f5f4; z-index: 2;
  vertical-align: bottom; font-weight: 600; min-width: 4.2rem; }}
.ytcs-matrix tbody th {{ position: sticky; left: 0; background: #fff; z-index: 1;
  font-weight: 400; min-width: 9rem; }}
.ytcs-matrix thead th:first-child {{ left: 0; z-index: 3; }}
.ytcs-matrix .n {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }}
.ytcs-matrix .w {{ background: {LOOKS["w"]}; font-weight: 600; }}
.ytcs-matrix .m {{ background: {LOOKS["m"]}; }}
.ytcs-matrix .s {{ background: {LOOKS["s"]}; }}
.ytcs-matrix .y {{ min-width: 11rem; }}
.ytcs-matrix .d {{ white-space: nowrap; }}
.ytcs-matrix .z {{ background: repeating-linear-gradient(90deg, #dfe6f5 0 5px, #eef2fa 5px 10px); }}
.ytcs-matrix small {{ color: #47565c; font-size: 0.8125rem; }}
.ytcs-matrix a {{ color: #0b4f57; }}
@media (max-width: 700px) {{ .ytcs-matrix tbody th {{ min-width: 6.5rem; max-width: 7.5rem; }} }}
</style>"""


def matrix(
    lines: Sequence[Line],
    criteria: CriteriaSet,
    address: Callable[[str], str],
    *,
    title: str,
    per_cent: bool,
) -> str:
    """The table as HTML; `address` gives the link of a commune's profile by its code."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads(criteria))
    body = "".join(f"<tr>{_row(line, criteria, address, per_cent)}</tr>" for line in lines)
    name = escape(title, quote=True)
    return (
        f'{STYLE}<div class="ytcs-matrix" tabindex="0" role="region" aria-label="{name}">'
        f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def heads(criteria: CriteriaSet) -> list[str]:
    """What the columns are called."""
    names = [
        _("{n}. {title} ({most})").format(n=n, title=one.short_title, most=points(one.most))
        for n, one in enumerate(criteria.criteria, 1)
    ]
    total = _("Tổng ({most})").format(most=points(criteria.most))
    return [_("Xã, phường"), total, _("Thiếu để đạt"), *names, _("Kết quả"), _("Công nhận")]


def _row(line: Line, criteria: CriteriaSet, address: Callable[[str], str], per_cent: bool) -> str:
    link = f'<a href="{escape(address(line.code), quote=True)}">{escape(line.name)}</a>'
    first = f'<th scope="row">{link}</th>'
    why = f"<br><small>{escape(line.why)}</small>" if line.why else ""
    last = f'<td class="d">{escape(line.recognition)}</td>'
    if not line.scored:
        span = len(criteria.criteria) + 3
        return f'{first}<td colspan="{span}" class="z">{escape(line.verdict)}{why}</td>{last}'
    cells = "".join(_cell(score, per_cent) for score in line.scores)
    sums = "".join(f'<td class="n">{points(value)}</td>' for value in (line.total, line.missing))
    return f'{first}{sums}{cells}<td class="y">{escape(line.verdict)}{why}</td>{last}'


def _cell(score: Score, per_cent: bool) -> str:
    if not score.known:
        entry = legend.look(legend.STATES, score.state)
        look = f"background:{entry.colour}"
        return f'<td class="n" style="{look}" title="{escape(entry.label)}">{score.text()}</td>'
    return f'<td class="n {tone(score)}">{score.text(per_cent)}</td>'


def tone(score: Score) -> str:
    """How a score looks: weak, middle or strong."""
    if score.lacking > 0:
        return "w"
    return "s" if score.share >= HIGH else "m"


def key(criteria: CriteriaSet) -> str:
    """What signs and colours mean, as a sentence."""
    parts = [
        _("{sign} nền cam: dưới {pct} % điểm tối đa của tiêu chí").format(
            sign=UNDER, pct=number(criteria.each_pct)
        ),
        _("nền vàng: từ {low} % đến dưới {high} %").format(
            low=number(criteria.each_pct), high=number(HIGH)
        ),
        _("nền xanh: từ {high} % trở lên").format(high=number(HIGH)),
        *(f"{SIGNS[state]} {legend.state_label(state).lower()}" for state in SIGNS),
    ]
    return "; ".join(parts) + "."
