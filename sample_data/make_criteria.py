"""Make the sample's scores and decisions: `python -m sample_data.make_criteria`.

Two zips in `criteria/` for each province of today: scores of the ten national criteria on both
sides of the reform, and the decisions by which communes were recognised. Both are invented, and
follow the flag `meets_national_criteria` in `values/`: it is 1 just where a recognition holds on
the last day of the period. The same bytes come out of every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from geo.areas import load_register
from geo.crosswalk import Crosswalk, load_crosswalk
from sample_data.decisions import Act, decisions_of
from sample_data.facts import NEW_PERIODS, NEW_PROVINCES, OLD_PERIODS, OLD_PROVINCES, SEED
from sample_data.make_values import COLUMNS, VALUES, write_csv
from sample_data.scores import score_rows
from ytcs_data.ingest.header import RECOGNITION_COLUMNS
from ytcs_data.periods import parse_period
from ytcs_data.store import ILLUSTRATIVE

FOLDER = Path(__file__).with_name("criteria")
FLAG = "meets_national_criteria"
SCORED = {"2024": ("2023", "2024"), "2025": ("2025", "2026-10")}  # periods by vintage


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, rows in files():
        path = FOLDER / f"{name}.zip"
        write_csv(path, rows)
        print(f"{name}: {len(rows)} rows, {path.stat().st_size} bytes")


def files() -> Iterator[tuple[str, pd.DataFrame]]:
    """Name and rows of every file."""
    crosswalk = load_crosswalk(load_register())
    for province in NEW_PROVINCES:
        rng = np.random.default_rng([SEED, int(province.code), 1300])
        old = pd.concat([flags(f"2024_{name}") for name in old_names(crosswalk, province.code)])
        new = flags(f"2025_{province.name}")
        parts = [
            score_rows(table[list(SCORED[vintage])], vintage, rng)
            for vintage, table in (("2024", old), ("2025", new))
        ]
        yield f"scores_{province.name}", pd.concat(parts)[COLUMNS]
        yield f"recognitions_{province.name}", decisions(old, new, crosswalk, rng)


def old_names(crosswalk: Crosswalk, province: str) -> list[str]:
    """The old provinces of one of today, as in the names of files."""
    inside = crosswalk.old_provinces(province)
    return [old.name for old in OLD_PROVINCES if old.code in inside]


def flags(name: str) -> pd.DataFrame:
    """Whether each commune is recognised: index code, a column for each period in order."""
    rows = pd.read_csv(VALUES / f"{name}.zip", dtype={"area_code": str, "period": str})
    rows = rows[rows["measure"] == FLAG]
    table = rows.pivot(index="area_code", columns="period", values="value")
    return table[list(OLD_PERIODS if name.startswith("2024") else NEW_PERIODS)]


def decisions(
    old: pd.DataFrame, new: pd.DataFrame, crosswalk: Crosswalk, rng: np.random.Generator
) -> pd.DataFrame:
    """Decisions about all communes; what the reform left as it was is one commune throughout."""
    same = {
        crosswalk.predecessors(code)[0].code: code
        for code in new.index
        if crosswalk.unchanged(code)
    }
    rows: list[dict[str, str]] = []
    for code, flag in old.iterrows():
        after = new.loc[same[code]] if code in same else None
        rows += named(decided(flag, after, rng), str(code), same.get(str(code)))
    for code in new.index.difference(list(same.values())):
        rows += named(decided(new.loc[code], None, rng), code, code)
    table = pd.DataFrame(rows, columns=list(RECOGNITION_COLUMNS))
    return table.sort_values(["decided_on", "vintage", "area_code"], kind="stable")


def decided(flag: pd.Series, after: pd.Series | None, rng: np.random.Generator) -> list[Act]:
    """Decisions about a commune by what it told of each period, before the reform and after."""
    told = (flag if after is None else pd.concat([flag, after])).dropna()
    if told.empty:
        return []
    periods = [parse_period(str(period)) for period in told.index]
    ends = [(period.end, value == 1) for period, value in zip(periods, told, strict=True)]
    return decisions_of(ends, periods[0].start, rng)


def named(acts: list[Act], old_code: str, new_code: str | None) -> Iterator[dict[str, str]]:
    """Rows of the file; the number of a decision says that it is invented."""
    for act, day, criteria in acts:
        today = day >= date(2025, 7, 1)
        code = new_code if today and new_code else old_code
        yield {
            "vintage": "2025" if today else "2024",
            "area_code": code,
            "act": act,
            "criteria": criteria,
            "decision": f"Minh hoạ {day.month:02}-{day.year}",
            "decided_on": day.isoformat(),
            "note": "",
            "source": ILLUSTRATIVE,
        }


if __name__ == "__main__":
    main()
