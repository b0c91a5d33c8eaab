"""Files in the product's own format, written short."""

from __future__ import annotations

HEADER = "period,vintage,area_code,station_code,measure,value,state,source"
GOOD = "2024,2024,09250,,insured,950,,Báo cáo năm"
GOOD_STATION = "2024,2024,09250,VT-01,permanent_doctors,1,,Báo cáo năm"


def file(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines, ""]).encode()


def line(**cells: str) -> str:
    """The good line with some cells written otherwise."""
    good = dict(zip(HEADER.split(","), GOOD.split(","), strict=True))
    return ",".join({**good, **cells}.values())
