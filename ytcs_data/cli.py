"""`ytcs …` on the command line: a thin shell over the functions that the pages use too.

ytcs import FILE…            store files, or say all that is wrong with them
ytcs check FILE              say what a file means and what is wrong with it, without storing it
ytcs measures | indicators   what can be reported, and what is made of it
ytcs history [ID]            what was stored, when and by whom, and what it changed
ytcs withdraw ID | restore   take a snapshot back, and the other way round
ytcs changes                 what has changed of communes since 1 July 2025
ytcs targets                 where every target stands in a place
ytcs crosswalk …             shares of divided communes: show, reweigh, reset
ytcs plans …                 plans, and who of today carries on those of places that are gone
ytcs roadmap …               years that communes shall meet the criteria in: list, check, template
ytcs match IN --out OUT       codes of the communes that a list names
ytcs users …                 accounts, their roles and areas
ytcs prepare                 put the sample into a store that has nothing else
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

from geo.changes import name_on
from ytcs_data.catalogue import load_catalogue
from ytcs_data.check_command import add_check
from ytcs_data.console import print_table
from ytcs_data.crosswalk_command import add_crosswalk
from ytcs_data.errors import YtcsError
from ytcs_data.history_command import add_history
from ytcs_data.import_command import add_import, import_and_tell
from ytcs_data.ingest import Submission, pending_samples
from ytcs_data.match_command import add_match
from ytcs_data.own_changes import changes_in_use, own_register
from ytcs_data.plans_command import add_plans
from ytcs_data.roadmap_command import add_roadmap
from ytcs_data.store import open_store
from ytcs_data.targets_command import add_targets
from ytcs_data.users_command import add_users
from ytcs_data.words import MISSING, _, day


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if all went well, 1 if something was refused."""
    _write_utf8()
    options = _parser().parse_args(arguments)
    try:
        done: int = options.command(options)
    except YtcsError as error:
        print(error, file=sys.stderr)
        return 1
    return done


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ytcs", description=_("Số liệu y tế cơ sở."))
    commands = parser.add_subparsers(required=True, metavar=_("LỆNH"))

    command = commands.add_parser("measures", help=_("danh sách chỉ tiêu báo cáo"))
    command.set_defaults(command=_measures)

    command = commands.add_parser("indicators", help=_("danh sách chỉ số"))
    command.set_defaults(command=_indicators)

    command = commands.add_parser("prepare", help=_("nạp số liệu mẫu nếu kho còn trống"))
    command.set_defaults(command=_prepare)

    command = commands.add_parser("changes", help=_("các thay đổi đơn vị từ sau 01/7/2025"))
    command.set_defaults(command=_changes)

    add_history(commands)
    add_import(commands)
    add_check(commands)
    add_targets(commands)
    add_crosswalk(commands)
    add_plans(commands)
    add_roadmap(commands)
    add_match(commands)
    add_users(commands)
    return parser


def _prepare(_options: argparse.Namespace) -> int:
    store = open_store()
    with store.alone("prepare"):  # another process may be preparing the same store
        files = pending_samples(store)
        if not files:
            print(_("Kho số liệu đã sẵn sàng."))
            return 0
        print(_("Nạp {count} tệp số liệu mẫu…").format(count=len(files)), flush=True)
        return import_and_tell(files, Submission())


def _measures(_options: argparse.Namespace) -> int:
    measures = load_catalogue().measures.values()
    levels = {"commune": _("xã"), "station": _("trạm")}
    rows = [(m.id, m.title, m.unit or MISSING, levels[m.level]) for m in measures]
    print_table((_("mã"), _("chỉ tiêu báo cáo"), _("đơn vị tính"), _("báo cáo theo")), rows)
    return 0


def _indicators(_options: argparse.Namespace) -> int:
    indicators = load_catalogue().indicators.values()
    rows = [(i.id, i.title, i.unit) for i in indicators]
    print_table((_("mã"), _("chỉ số"), _("đơn vị tính")), rows)
    return 0


def _changes(_options: argparse.Namespace) -> int:
    areas, rows = own_register(date.max), []
    for c in sorted(changes_in_use(), key=attrgetter("valid_from")):
        into = areas[c.into, "2025"] if c.into else None
        then = _("nhập vào {name}").format(name=f"{into.name} ({into.code})") if into else c.name
        name = name_on(areas[c.code, "2025"], c.valid_from - timedelta(days=1))
        rows.append((day(c.valid_from), c.code, name, then, c.source, str(c.file)))
    heads = (_("từ ngày"), _("mã"), _("trước đó là"), _("thay đổi"), _("văn bản"), _("tệp"))
    print_table(heads, rows)
    return 0


def _write_utf8() -> None:
    """A Windows console would otherwise stop at the first Vietnamese letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
