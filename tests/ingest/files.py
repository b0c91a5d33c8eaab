"""Files in the product's own format, written short."""

from __future__ import annotations

from geo.areas import AreaRegister
from ytcs_data.catalogue import Catalogue
from ytcs_data.errors import FileRejected
from ytcs_data.ingest import Problem, read_and_check

HEADER = "period,vintage,area_code,station_code,measure,value,state,source"
GOOD = "2024,2024,09250,,insured,950,,Báo cáo năm"
GOOD_STATION = "2024,2024,09250,VT-01,permanent_doctors,1,,Báo cáo năm"


def file(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines, ""]).encode()


def line(**cells: str) -> str:
    """The good line with some cells written otherwise."""
    good = dict(zip(HEADER.split(","), GOOD.split(","), strict=True))
    return ",".join({**good, **cells}.values())


def problems_of(content: bytes, catalogue: Catalogue, register: AreaRegister) -> list[Problem]:
    """All that is wrong with a file; [] if it would be stored."""
    try:
        read_and_check(content, catalogue, register)
    except FileRejected as refusal:
        return list(refusal.args)
    return []
