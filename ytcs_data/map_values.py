"""Values of an indicator as the map fetches them: all periods of a vintage in one document.

Before compression a commune and period has nine bytes: one for the class, four each for
numerator and denominator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from ytcs_data import figures, legend, load
from ytcs_data.accounts.signing import sign
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.map_documents import Document, as_json, packed
from ytcs_data.periods import in_order, parse_period
from ytcs_data.states import State
from ytcs_data.words import _, day

Grid: TypeAlias = npt.NDArray[np.float64]  # periods x communes

COLUMNS = ("key", "numerator", "denominator")
GONE = 255  # instead of a class: the commune was gone in that period
NOTHING = -1  # instead of a number that nobody reported
PARTS = 1000  # a number that is not whole travels as thousandths

WORDS = {
    "drawn": _("Vẽ được"),
    "search": _("Tìm trong danh sách"),
    "list": _("Danh sách đơn vị"),
    "map": _("Bản đồ"),
    "second": _("Bản đồ {which}"),
    "inset": _("Hoàng Sa và Trường Sa"),
    "buttons": _("Cách xem bản đồ"),
    "in": _("Phóng to"),
    "out": _("Thu nhỏ"),
    "order": {
        "up": _("Thấp trước ↑"),
        "down": _("Cao trước ↓"),
        "name": _("Theo tên"),
    },
    "nothing": _("Không có đơn vị nào."),
    "pick": _("Chọn để theo dõi"),
    "open": _("Mở hồ sơ"),
    "time": _("Kỳ số liệu"),
    "back": _("Kỳ trước (phím ←)"),
    "next": _("Kỳ sau (phím →)"),
    "play": _("Chạy qua các kỳ (phím cách)"),
    "pause": _("Dừng (phím cách)"),
    "reform": _("01/7/2025"),
    "whole": _("Toàn màn hình (phím F)"),
    "circles": _("Vòng tròn theo số lượng (phím C)"),
    "stations": _("Trạm và điểm trạm (phím T)"),
    "facility": {
        "station": _("Trạm y tế"),
        "point": _("Điểm trạm"),
        "illustrative": _("Vị trí minh hoạ"),
    },
    "beside": _("Thêm bản đồ bên cạnh (phím S)"),
    "which": [_("thứ hai"), _("thứ ba")],
    "close": _("Đóng bản đồ {which}"),
    "otherIndicator": _("Chỉ số của bản đồ {which}"),
    "otherPeriod": _("Kỳ của bản đồ {which}"),
    "kind": _("Bản đồ {which} vẽ gì"),
    "same": _("Cùng chỉ số"),
    "now": _("Cùng kỳ"),
    "kinds": {
        "value": _("Giá trị kỳ đó"),
        "change": _("Thay đổi từ kỳ đó đến nay"),
    },
    "change": {
        "points": _("điểm %"),
        "classes": [
            _("Giảm từ {step} trở lên"),
            _("Giảm ít hơn"),
            _("Gần như không đổi"),
            _("Tăng ít hơn"),
            _("Tăng từ {step} trở lên"),
        ],
        "none": _("Không so sánh được"),
    },
    "history": _("Diễn biến qua các kỳ, {title}"),
    "all": _("Toàn bộ"),
    "group": _("Theo dõi"),
    "followed": _("Đang theo dõi {n} đơn vị"),
    "unknown": _("{n} đơn vị chưa có số liệu, không tính vào"),
    "trends": _("Xem xu hướng"),
    "clear": _("Bỏ chọn"),
    "fit": _("Xem cả vùng (phím Z)"),
}


@load.kept(128)
def values(vintage: str, scope: str, indicator_id: str) -> Document:
    """Classes, numerators and denominators of an indicator in every period of a vintage."""
    indicator = load.catalogue().indicators[indicator_id]
    target = figures.leading_target(indicator, vintage, scope)
    codes = [commune.code for commune in load.communes(vintage, scope)]
    lines = legend.entries(indicator, target)
    table = figures.classified(indicator_id, vintage, scope).reset_index(drop=True)
    periods = in_order(list(table["period"].unique()))
    table = table.assign(key=table["class_id"].map({line.id: i for i, line in enumerate(lines)}))
    classes, *numbers = (_grid(table, name, codes, periods) for name in COLUMNS)
    scale = 1 if all(np.all(np.nan_to_num(grid) % 1 == 0) for grid in numbers) else PARTS
    heading = {
        "areas": codes,
        "periods": [{"code": code, "label": parse_period(code).label} for code in periods],
        "legend": [{**asdict(line), "state": line.id in set(State)} for line in lines],
        "absent": next(i for i, line in enumerate(lines) if line.id == State.NOT_REPORTED),
        "reassess": next((i for i, line in enumerate(lines) if line.id == State.REASSESS), None),
        "gone": GONE,
        "scale": scale,
        **_texts(vintage, indicator, target),
    }
    return packed(
        _binary(heading, classes, [grid * scale for grid in numbers]), "application/octet-stream"
    )


def address(vintage: str, scope: str, indicator_id: str) -> str:
    """Where a browser gets the values of an indicator."""
    content = values(vintage, scope, indicator_id).content
    return sign(f"/values/{vintage}/{scope}/{indicator_id}/{content}.bin")


@load.kept(16)
def indicators(vintage: str, scope: str) -> Document:
    """Every indicator with the address of its values: [{id, title, values}]."""
    listed = [
        {"id": code, "title": one.short_title, "values": address(vintage, scope, code)}
        for code, one in load.catalogue().indicators.items()
    ]
    return packed(as_json(listed))


def _grid(table: pd.DataFrame, column: str, codes: list[str], periods: list[str]) -> Grid:
    """A column as periods x communes."""
    grid = table.pivot(index="period", columns="area_code", values=column)
    return grid.reindex(index=periods, columns=codes).to_numpy(float)


def _binary(heading: dict[str, Any], classes: Grid, numbers: Sequence[Grid]) -> bytes:
    """The length of the heading, the heading, then each grid as differences over time.

    The lowest bytes of all numbers come first, then the next: neighbours are alike, and compress.
    """
    text = as_json(heading)
    grids = [(classes, GONE, "u1"), *((grid, NOTHING, "<i4") for grid in numbers)]
    parts = [len(text).to_bytes(4, "little"), text]
    for grid, missing, kind in grids:
        whole = np.nan_to_num(grid, nan=missing).round().astype(kind)
        steps = np.diff(whole, axis=0, prepend=np.zeros((1, whole.shape[1]), kind))
        planes = np.ascontiguousarray(steps).view("u1").reshape(-1, steps.itemsize)
        parts.append(planes.T.tobytes())
    return b"".join(parts)


def _texts(vintage: str, indicator: Indicator, target: Target | None) -> dict[str, Any]:
    changed = figures.changed_on()
    caption = figures.source_line(vintage)
    if changed:
        caption += " · " + _("Cập nhật {day}").format(day=day(changed))
    if load.boundaries(vintage).illustrative:
        caption += " · " + _("Ranh giới minh hoạ")
    return {
        "title": indicator.short_title,
        "unit": indicator.unit,
        "counted": {
            "top": indicator.numerator_title.capitalize(),
            "bottom": indicator.denominator_title.capitalize(),
        },
        "factor": indicator.factor,
        "decimals": indicator.decimals,
        "yes_no": indicator.is_yes_no,
        "rule": legend.rule(target, indicator, load.catalogue()),
        "caption": caption,
        "words": WORDS,
    }
