"""`ytcs roadmap …`: which communes shall meet the national criteria in which year.

ytcs roadmap list                 the roadmaps in use, and the faults of those that are not
ytcs roadmap check FILE           whether a file could be used, without using it
ytcs roadmap template --province  an empty roadmap for the communes of a province or district
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from geo.areas import VINTAGES, Area, AreaRegister
from ytcs_data.catalogue.roadmap import Roadmap
from ytcs_data.console import print_table
from ytcs_data.errors import RoadmapError
from ytcs_data.own_changes import own_register
from ytcs_data.own_roadmaps import checked, files, in_use, own_folder, template
from ytcs_data.words import _, number


def add_roadmap(commands: Any) -> None:
    """Add the command to those of `ytcs`."""
    command = commands.add_parser("roadmap", help=_("lộ trình đạt tiêu chí quốc gia của từng xã"))
    acts = command.add_subparsers(required=True, metavar=_("VIỆC"))

    act = acts.add_parser("list", help=_("các lộ trình đang dùng"))
    act.set_defaults(command=_list)

    act = acts.add_parser("check", help=_("kiểm tra một tệp lộ trình"))
    act.add_argument("file", type=Path, metavar=_("TỆP"))
    act.set_defaults(command=_check)

    act = acts.add_parser("template", help=_("tệp mẫu với mọi xã của một tỉnh hoặc huyện cũ"))
    act.add_argument("--province", required=True, metavar=_("MÃ"))
    act.add_argument("--district", default="", metavar=_("MÃ"))
    act.add_argument("--vintage", choices=VINTAGES, default=VINTAGES[-1])
    act.set_defaults(command=_template)


def _list(_options: argparse.Namespace) -> int:
    areas = own_register(date.today())
    found, faults = in_use(areas)
    where = files()
    rows = [
        (key, _years(one), number(len(one.goals)), one.plan, str(where[key]))
        for key, one in found.items()
    ]
    print_table((_("mã"), _("năm"), _("số xã"), _("văn bản"), _("tệp")), rows)
    for fault in faults:
        print(fault)
    return int(bool(faults))


def _years(roadmap: Roadmap) -> str:
    years = [goal.planned for goal in roadmap.goals]
    return f"{min(years)}–{max(years)}"


def _check(options: argparse.Namespace) -> int:
    roadmap = checked(options.file, own_register(date.today()))
    said = _("{file}: đúng mẫu, {n} xã, phường, đặc khu, các năm {years}.")
    print(said.format(file=options.file, n=number(len(roadmap.goals)), years=_years(roadmap)))
    print(_("Chép tệp vào {folder} để dùng.").format(folder=own_folder()))
    return 0


def _template(options: argparse.Namespace) -> int:
    areas = own_register(date.today())
    print(template(_communes(areas, options)), end="")
    return 0


def _communes(areas: AreaRegister, options: argparse.Namespace) -> list[Area]:
    found = areas.communes(options.vintage, options.province, options.district)
    if not found:
        raise RoadmapError(
            _("Không có xã nào của tỉnh {province} {district} trong danh mục {vintage}.").format(
                province=options.province, district=options.district, vintage=options.vintage
            )
        )
    return found
