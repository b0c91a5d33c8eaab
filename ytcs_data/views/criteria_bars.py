"""Which criteria communes fail most, as a table with bars."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd

from ytcs_data.views.criteria_rows import Assessed
from ytcs_data.views.criteria_score import points
from ytcs_data.words import _, number

STYLE = """<style>
.ytcs-bars { overflow-x: auto; }
.ytcs-bars table { border-collapse: collapse; width: 100%; max-width: 62rem; }
.ytcs-bars caption { position: absolute; clip-path: inset(50%); }
.ytcs-bars th, .ytcs-bars td { padding: 0.25rem 0.5rem; text-align: left; font-weight: 400;
  border-bottom: 1px solid #e3eaea; line-height: 1.3; }
.ytcs-bars thead th { font-weight: 600; vertical-align: bottom; }
.ytcs-bars .bar { width: 40%; min-width: 7rem; }
.ytcs-bars .bar div { display: flex; align-items: center; gap: 0.5rem; white-space: nowrap; }
.ytcs-bars .bar span { height: 1rem; background: #c5502a; flex: none; }
.ytcs-bars .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
</style>"""


def weakest(told: Assessed) -> pd.DataFrame:
    """Criteria with how many communes are under the line, those most failed first.

    Columns `n` (the place of the criterion, from 1), `title`, `most`, `under`, `scored`,
    `share` (mean per cent of the most points).
    """
    criteria = told.criteria.criteria
    table = pd.DataFrame(
        {
            "n": range(1, len(criteria) + 1),
            "title": [one.title for one in criteria],
            "most": [one.most for one in criteria],
            "under": told.under.to_numpy(),
            "scored": told.scores.notna().sum().to_numpy(),
            "share": told.scores.mean().to_numpy() / [one.most / 100 for one in criteria],
        }
    )
    return table.sort_values(["under", "share"], ascending=[False, True], kind="stable")


def bars(told: Assessed) -> str:
    """The table as HTML."""
    title = _("Số xã dưới {pct} % ở từng tiêu chí").format(pct=number(told.criteria.each_pct))
    heads = (_("Tiêu chí (điểm tối đa)"), title, _("Điểm bình quân, % tối đa"))
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    table = weakest(told)
    longest = max(int(table["under"].max()), 1)
    rows = "".join(_row(row, longest) for row in table.to_dict("records"))
    return (
        f'{STYLE}<div class="ytcs-bars"><table><caption>{escape(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: Mapping[Hashable, Any], longest: int) -> str:
    name = _("{n}. {title} ({most})").format(
        n=row["n"], title=row["title"], most=points(row["most"])
    )
    count = _("{n}/{all} xã").format(n=number(row["under"]), all=number(row["scored"]))
    width = round(60 * row["under"] / longest, 1)
    bar = f'<span style="width:{width}%"></span>' if width else ""
    return (
        f'<tr><th scope="row">{escape(name)}</th><td class="bar"><div>'
        f"{bar}{escape(count)}</div></td>"
        f'<td class="n">{number(row["share"])}</td></tr>'
    )
