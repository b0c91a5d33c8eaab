"""What was measured, one figure a record, and the file that keeps them."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = Path(__file__).with_name("results.json")


@dataclass(frozen=True)
class Result:
    group: str  # heading of the table that it stands in
    name: str
    value: float
    unit: str
    repetitions: int  # `value` is their median; 1 where it cannot vary
    goal: float | None = None  # `value` should be at most this
    baseline_name: str | None = None
    baseline: float | None = None
    ratio: float | None = None  # how many times as fast or small we are
    ratio_goal: float | None = None


def median(
    group: str, name: str, values: Sequence[float], unit: str, goal: float | None = None
) -> Result:
    """The median of several repetitions."""
    return Result(group, name, tidy(statistics.median(values)), unit, len(values), goal)


def beside(
    ours: Result, name: str, baseline: Sequence[float], ratio_goal: float | None = None
) -> Result:
    """The same figure compared with what another way took in the same run."""
    other = tidy(statistics.median(baseline))
    compared = {
        "baseline_name": f"{name} (median of {len(baseline)})",
        "baseline": other,
        "ratio": tidy(other / ours.value),
        "ratio_goal": ratio_goal,
    }
    return Result(**{**asdict(ours), **compared})


def tidy(value: float) -> float:
    """Three digits are more than a measurement is sure of; whole numbers stay whole.

    >>> tidy(0.123456), tidy(12.3456), tidy(1234.5)
    (0.123, 12.3, 1234)
    """
    if abs(value) >= 100 or value == int(value):
        return round(value)
    return float(f"{value:.3g}")


def write(results: Iterable[Result], file: Path = FILE) -> None:
    records = [
        {key: value for key, value in asdict(result).items() if value is not None}
        for result in results
    ]
    text = json.dumps(records, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8", newline="\n")


def read(file: Path = FILE) -> list[Result]:
    return [Result(**record) for record in json.loads(file.read_text(encoding="utf-8"))]
