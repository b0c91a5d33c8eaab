"""`ytcs import`: files of any office into the store, or all that is wrong with them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from ytcs_data.accounts import first_admin
from ytcs_data.accounts.managing import found
from ytcs_data.catalogue import load_catalogue
from ytcs_data.console import one_line, print_problems
from ytcs_data.ingest import ImportResult, Submission, Verdict, import_files
from ytcs_data.own_changes import own_register
from ytcs_data.store import open_store
from ytcs_data.words import _, number

# For another program; of several files the worst counts.
EXIT_CODES = {Verdict.ACCEPT: 0, Verdict.WITH_WARNINGS: 10, Verdict.REJECT: 20}


def add_import(commands: Any) -> None:
    """Put the command of this module beside the others."""
    command = commands.add_parser("import", help=_("nộp tệp số liệu"))
    command.add_argument("files", nargs="+", type=Path, metavar=_("TỆP"))
    command.add_argument("--user", default="", metavar=_("TÊN"), help=_("người nộp"))
    command.add_argument("--note", default="", metavar=_("GHI CHÚ"), help=_("ghi chú của lần nộp"))
    command.add_argument("--reason", default="", metavar=_("LÝ DO"), help=_("vì sao nhận cảnh báo"))
    command.set_defaults(command=_import)


def _import(options: argparse.Namespace) -> int:
    by: str = options.user
    if by and not first_admin.is_wanted():
        by = found(by).name  # nobody submits under a name that is no account's
    return import_and_tell(options.files, Submission(by, options.note, options.reason))


def import_and_tell(files: Iterable[Path], submission: Submission) -> int:
    """Import files and print what became of each; the exit code of the worst."""
    worst, areas = 0, own_register(date.today())
    for result in import_files(open_store(), load_catalogue(), areas, files, submission):
        print(one_line(_told(result)), flush=True)
        print_problems(result.problems)
        worst = max(worst, EXIT_CODES[result.verdict])
    return worst


def _told(result: ImportResult) -> str:
    if result.verdict is Verdict.REJECT:
        text = _("{file}: có {count} lỗi, chưa lưu gì cả.")
    elif result.refused:
        text = _("{file}: có {count} cảnh báo, chưa lưu. Xem lại rồi nộp kèm --reason “lý do”.")
    elif result.rows:
        text = _("{file}: đã lưu {rows} dòng, lần nộp số {snapshot}.")
    else:
        text = _("{file}: tệp này đã có trong kho (lần nộp số {snapshot}), không lưu thêm.")
    return text.format(
        file=result.path.name,
        count=number(len(result.problems)),
        rows=number(result.rows),
        snapshot=result.snapshot_id,
    )
