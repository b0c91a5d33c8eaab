"""`ytcs measures`, `indicators`, `changes` and `prepare`: what is known, and the sample put in."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from geo.changes import name_on
from ytcs_data.catalogue import load_catalogue
from ytcs_data.console import print_table
from ytcs_data.import_command import import_and_tell
from ytcs_data.ingest import Submission, pending_samples
from ytcs_data.own_changes import changes_in_use, own_register
from ytcs_data.store import open_store
from ytcs_data.words import MISSING, _, day


def add_lists(commands: Any) -> None:
    """Put the commands of this module beside the others."""
    command = commands.add_parser("measures", help=_("danh sách chỉ tiêu báo cáo"))
    command.set_defaults(command=_measures)

    command = commands.add_parser("indicators", help=_("danh sách chỉ số"))
    command.set_defaults(command=_indicators)

    command = commands.add_parser("prepare", help=_("nạp số liệu mẫu nếu kho còn trống"))
    command.set_defaults(command=_prepare)

    command = commands.add_parser("changes", help=_("các thay đổi đơn vị từ sau 01/7/2025"))
    command.set_defaults(command=_changes)


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
