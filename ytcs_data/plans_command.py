"""`ytcs plans …`: the plans that set targets, and who of today carries on those of places gone.

ytcs plans                                        plans, their targets and who carries them on
ytcs plans take-over PLAN AREA --decision TEXT    from now on the plan binds this area
ytcs plans release PLAN AREA                      it no longer does
"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from geo.areas import AreaRegister
from ytcs_data.catalogue import Plan, load_catalogue
from ytcs_data.console import print_table
from ytcs_data.own_changes import own_register
from ytcs_data.taken_over import TakenOver, catalogue_in_use, release, take_over
from ytcs_data.words import MISSING, _, day, number


def add_plans(commands: Any) -> None:
    """Put the commands of this module beside the others."""
    group = commands.add_parser("plans", help=_("các kế hoạch và đơn vị tiếp nhận"))
    group.set_defaults(command=_list)
    parts = group.add_subparsers(metavar=_("LỆNH"))

    command = parts.add_parser("take-over", help=_("ghi đơn vị tiếp nhận một kế hoạch cũ"))
    _add_pair(command)
    text = _("số, ngày của văn bản quyết định việc tiếp nhận")
    command.add_argument("--decision", required=True, metavar=_("VĂN BẢN"), help=text)
    text = _("ngày của văn bản, năm-tháng-ngày; mặc định hôm nay")
    command.add_argument("--on", type=_day, default=date.today(), metavar=_("NGÀY"), help=text)
    command.set_defaults(command=_take_over)

    command = parts.add_parser("release", help=_("bỏ việc tiếp nhận đã ghi"))
    _add_pair(command)
    command.set_defaults(command=_release)


def _add_pair(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", metavar=_("KẾ HOẠCH"), help=_("mã của kế hoạch"))
    command.add_argument("area", metavar=_("ĐƠN VỊ"), help=_("mã của đơn vị từ 01/7/2025"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("ghi năm-tháng-ngày, không phải “{text}”").format(text=text)
        ) from error


def _list(_options: argparse.Namespace) -> int:
    areas = own_register(date.today())
    rows = []
    for plan in catalogue_in_use().plans.values():
        count = number(len(plan.targets))
        rows.append((plan.id, plan.number or MISSING, count, _whose(plan, areas), plan.title))
    heads = (_("mã"), _("số"), _("mục tiêu"), _("áp dụng cho"), _("kế hoạch"))
    print_table(heads, rows)
    return 0


def _whose(plan: Plan, areas: AreaRegister) -> str:
    """For whom a plan holds; of one of a place gone, who took it over or who could."""
    if not plan.scope.area:
        return _("cả nước")
    name = areas[plan.scope.area, plan.scope.vintage].name
    if plan.scope.vintage == "2025":
        return f"{name} ({plan.scope.area})"
    old = _("{name} cũ").format(name=name)
    if plan.carriers:
        taken = ", ".join(
            _("{area} theo {decision} ({day})").format(
                area=f"{areas[one.area, '2025'].name} ({one.area})",
                decision=one.decision,
                day=day(one.on),
            )
            for one in plan.carriers
        )
        return _("{old}; đã tiếp nhận: {taken}").format(old=old, taken=taken)
    may = ", ".join(plan.carried_on_by) or MISSING
    return _("{old}; chưa ai tiếp nhận (có thể: {may})").format(old=old, may=may)


def _take_over(options: argparse.Namespace) -> int:
    line = TakenOver(options.plan, options.area, options.on, options.decision)
    print(_("Đã ghi {file}.").format(file=take_over(load_catalogue(), line)))
    _print_restart()
    return 0


def _release(options: argparse.Namespace) -> int:
    if not release(load_catalogue(), options.plan, options.area):
        text = _("Không có ghi nhận nào về {area} tiếp nhận kế hoạch {plan}.")
        print(text.format(area=options.area, plan=options.plan))
        return 1
    print(_("Kế hoạch {plan} chỉ còn áp dụng cho địa bàn cũ, và đơn vị khác đã tiếp nhận nếu có.")
          .format(plan=options.plan))  # fmt: skip
    _print_restart()
    return 0


def _print_restart() -> None:
    print(_("Máy chủ đang chạy giữ mục tiêu cũ cho tới khi khởi động lại."))
