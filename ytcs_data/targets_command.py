"""`ytcs targets`: where every target stands, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geo.areas import Level
from ytcs_data import figures, load, road_words
from ytcs_data.console import print_table
from ytcs_data.errors import UnknownPlace
from ytcs_data.ground import Ground
from ytcs_data.settings import settings
from ytcs_data.standing import Standing, standings
from ytcs_data.words import MISSING, _, day, number

WIDEST = 60  # letters of the column that says why


def add_targets(commands: Any) -> None:
    """Put the command of this module beside the others."""
    command = commands.add_parser("targets", help=_("các mục tiêu: đã đến đâu, còn bao nhiêu"))
    command.add_argument("--area", default="", metavar=_("MÃ"), help=_("mã tỉnh, huyện (cũ), xã"))
    command.add_argument("--vintage", default=load.TODAY, choices=load.VINTAGES)
    command.add_argument("--period", default="", metavar=_("KỲ"), help=_("mặc định: kỳ mới nhất"))
    command.add_argument("--plan", default="", metavar=_("MÃ"), help=_("chỉ một kế hoạch"))
    command.add_argument("--json", type=Path, metavar=_("TỆP"), help=_("ghi thêm ra tệp JSON"))
    command.set_defaults(command=_targets)


def _targets(options: argparse.Namespace) -> int:
    if options.plan:
        load.catalogue().plans[options.plan]  # an unknown one lists those that are known
    place = place_of(options.area or settings().province, options.vintage)
    period = options.period or newest(options.vintage)
    found = standings(place, period) if period else ()
    found = tuple(one for one in found if not options.plan or one.plan.id == options.plan)
    if options.json:
        rows = [as_record(one) for one in found]
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")
    if not found:
        print(_("Không có mục tiêu nào, hoặc chưa có số liệu của kỳ này."))
        return 0
    heads = (
        *(_("mục tiêu"), _("văn bản"), _("đòi hỏi"), _("hạn"), _("hiện nay"), _("kết luận")),
        *(_("còn lại"), _("vì sao")),
    )
    print_table(heads, [_line(one) for one in found])
    return 0


def place_of(code: str, vintage: str) -> Ground:
    """The place that a code means; without one, everything that has values.

    Raises
    ------
    UnknownPlace
        If no area of the vintage, nor a former district, has the code.
    """
    register = load.register()
    if not code or code == load.EVERYWHERE:
        return Ground(vintage, load.EVERYWHERE)
    if (code, vintage) in register:
        area = register[code, vintage]
        if area.level is Level.COMMUNE:
            return Ground(vintage, area.province, area=code)
        if area.level is Level.PROVINCE:
            return Ground(vintage, code)
    if (code, "2024") in register and register[code, "2024"].level is Level.DISTRICT:
        province = register[code, "2024"].province
        scope = load.crosswalk().new_province(province) if vintage == load.TODAY else province
        return Ground(vintage, scope, district=code)
    raise UnknownPlace(
        _("Không có đơn vị nào mang mã “{code}” trong danh mục {vintage}.").format(
            code=code, vintage=vintage
        )
    )


def newest(vintage: str) -> str:
    """The newest period with values; "" without any."""
    return next((period for known, period in figures.periods() if known == vintage), "")


def as_record(one: Standing) -> Mapping[str, Any]:
    """A standing as JSON has it: numbers as numbers, what is not known as null."""
    target, road = one.target, one.road or {}
    numbers = ("value", "numerator", "denominator", "points", "more", "required", "required_more")
    return {
        "plan": one.plan.id,
        "target": target.id,
        "indicator": target.indicator,
        "operator": target.operator.value,
        "value": target.value,
        "unit": target.unit,
        "deadline": target.deadline.isoformat(),
        "wording": target.wording,
        "vintage": one.ground.vintage,
        "area": one.ground.code,
        "historical": one.is_historical,
        "period": road.get("period"),
        "reported": _known(road.get("reported")),
        "expected": _known(road.get("expected")),
        "standing": {key: _known(road.get(key)) for key in numbers[:3]},
        "gap": {key: _known(road.get(key)) for key in ("points", "more")},
        "paces": {
            "required": _known(road.get("required")),
            "required_whole": _known(road.get("required_more")),
            "recent": _known(road.get("pace")),
            "reached": _known(road.get("reached")),
        },
        "verdict": one.verdict.value if one.indicator else "not_measurable",
        "why": road_words.why(one),
    }


def _known(value: Any) -> float | None:
    return None if value is None or math.isnan(value) else float(value)


def _line(one: Standing) -> tuple[str, ...]:
    road, indicator = one.road, one.indicator
    asked = f"{one.target.operator.value} {number(one.target.value, _decimals(one.target.value))}"
    left = ""
    if road and indicator:
        left = road_words.to_go(road, indicator, one.target, one.ground.vintage)
    why = road_words.why(one)
    return (
        one.target.id,
        one.plan.number or one.plan.id,
        f"{asked} {one.target.unit}",
        day(one.target.deadline),
        road_words.now(one) or MISSING,
        road_words.verdict(one),
        left or MISSING,
        why if len(why) <= WIDEST else why[: WIDEST - 1] + "…",
    )


def _decimals(value: float) -> int:
    return 0 if value.is_integer() else 2
