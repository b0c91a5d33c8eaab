"""`ytcs check`: what a file says and all that is wrong with it, without storing anything.

The exit code tells another program: 0 accepted, 10 with warnings, 20 rejected.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from geo.areas import VINTAGES
from geo.crosswalk import load_crosswalk
from ytcs_data.check_document import check_document
from ytcs_data.console import one_line, print_problems
from ytcs_data.errors import FileRejected
from ytcs_data.import_command import EXIT_CODES
from ytcs_data.ingest.importing import read_bytes
from ytcs_data.ingest.understanding import Sources, Understanding, Verdict, Wishes, understand
from ytcs_data.own_changes import own_register
from ytcs_data.own_crosswalk import own_crosswalk
from ytcs_data.store import open_store
from ytcs_data.taken_over import catalogue_in_use
from ytcs_data.words import _, number


def add_check(commands: Any) -> None:
    """Put the command of this module beside the others."""
    command = commands.add_parser("check", help=_("kiểm tra một tệp, không lưu"))
    command.add_argument("file", type=Path, metavar=_("TỆP"))
    command.add_argument("--dataset", default="", metavar=_("MÃ"), help=_("bộ số liệu"))
    command.add_argument("--province", default="", metavar=_("MÃ"), help=_("mã tỉnh"))
    command.add_argument("--vintage", default="", choices=("", *VINTAGES))
    command.add_argument("--period", default="", metavar=_("KỲ"), help=_("kỳ báo cáo"))
    command.add_argument("--json", type=Path, metavar=_("TỆP"), help=_("ghi kết quả ra tệp JSON"))
    command.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    wishes = Wishes(options.dataset, options.province, options.vintage, options.period)
    found = _understood(options.file, wishes)
    if options.json:
        document = check_document(found).model_dump(mode="json")
        text = json.dumps(document, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")
    print(one_line(told(options.file.name, found)))
    print_problems(found.problems)
    return EXIT_CODES[found.verdict]


def _understood(file: Path, wishes: Wishes) -> Understanding:
    try:
        content = read_bytes(file)
    except FileRejected as refusal:
        return Understanding(problems=refusal.args)
    return understand(content, file.name, wishes, sources())


def sources() -> Sources:
    """What files are understood with in this installation."""
    store, register = open_store(), own_register(date.today())
    crosswalk = own_crosswalk(register) or load_crosswalk(register)
    return Sources(catalogue_in_use(), register, crosswalk, store.stations, store.holding)


def told(name: str, found: Understanding) -> str:
    """One line about a file."""
    text = {
        Verdict.ACCEPT: _("{file}: nhận được, {rows} số liệu."),
        Verdict.WITH_WARNINGS: _("{file}: nhận được nếu xác nhận cảnh báo, {rows} số liệu."),
        Verdict.REJECT: _("{file}: chưa nhận được; sửa các lỗi dưới đây rồi nộp lại."),
    }[found.verdict]
    return text.format(file=name, rows=number(len(found.rows)))
