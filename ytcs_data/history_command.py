"""`ytcs history`, `withdraw`, `restore`: what came, what it changed, and taking it back.

ytcs history                         every snapshot, oldest first
ytcs history ID                      one of them, and how much it changed
ytcs history ID --csv OUT.csv        every value that it brought, before and after
ytcs history ID --original OUT       the file itself, as it was sent
ytcs withdraw ID --reason …          take a snapshot back; what held before holds again
ytcs restore ID                      take the withdrawal back
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ytcs_data.accounts.roles import CONSOLE
from ytcs_data.console import one_line, print_table
from ytcs_data.errors import UnknownSnapshot
from ytcs_data.reports.spreadsheet import csv_for_excel
from ytcs_data.snapshot_words import (
    ACTS,
    counts,
    difference_table,
    moment,
    snapshot_table,
)
from ytcs_data.store import open_store
from ytcs_data.store.snapshots import no_such
from ytcs_data.words import MISSING, _, number


def add_history(commands: Any) -> None:
    """Put the commands of this module beside the others."""
    command = commands.add_parser("history", aliases=["snapshots"], help=_("các lần nộp"))
    command.add_argument("id", type=int, nargs="?", metavar=_("SỐ"), help=_("số của lần nộp"))
    command.add_argument("--csv", type=Path, metavar=_("TỆP"), help=_("ghi thay đổi ra tệp CSV"))
    command.add_argument("--original", type=Path, metavar=_("TỆP"), help=_("lấy lại tệp đã nộp"))
    command.set_defaults(command=_history)

    command = commands.add_parser("withdraw", help=_("rút lại một lần nộp"))
    command.add_argument("id", type=int, metavar=_("SỐ"), help=_("số của lần nộp"))
    command.add_argument("--reason", required=True, metavar=_("LÝ DO"), help=_("vì sao rút lại"))
    command.set_defaults(command=_withdraw)

    command = commands.add_parser("restore", help=_("khôi phục một lần nộp đã rút lại"))
    command.add_argument("id", type=int, metavar=_("SỐ"), help=_("số của lần nộp"))
    command.add_argument("--reason", default="", metavar=_("LÝ DO"), help=_("vì sao khôi phục"))
    command.set_defaults(command=_restore)


def _history(options: argparse.Namespace) -> int:
    snapshots = open_store().snapshots()
    if options.id is not None:
        snapshots = snapshots[snapshots["id"] == options.id]
        if snapshots.empty:
            raise UnknownSnapshot(no_such(options.id))
    table = snapshot_table(snapshots)
    for name in table.select_dtypes("number"):
        table[name] = table[name].map(number)
    rows = [[one_line(cell) for cell in row] for row in table.to_numpy().tolist()]
    print_table([str(name).lower() for name in table], rows)
    return 0 if options.id is None else _one(options)


def _one(options: argparse.Namespace) -> int:
    """Tell of one snapshot what was done with it and what it changed; write what is asked for."""
    store = open_store()
    for act in store.acts(options.id).to_dict("records"):
        said = (moment(act["at"]), ACTS[act["act"]], act["by"] or MISSING, act["reason"])
        print("  " + one_line(" · ".join(filter(None, said))))
    differences = store.differences(options.id)
    print(_("Số liệu {counts}").format(counts=counts(differences)))
    if options.csv:
        options.csv.write_bytes(csv_for_excel(difference_table(differences)))
    if options.original:
        if (kept := store.original(options.id)) is None:
            print(_("Kho không giữ tệp của lần nộp này."))
            return 1
        options.original.write_bytes(kept[1])
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    open_store().withdraw(options.id, options.reason, CONSOLE.name)
    print(_("Đã rút lại lần nộp số {snapshot}.").format(snapshot=options.id))
    return 0


def _restore(options: argparse.Namespace) -> int:
    open_store().restore(options.id, CONSOLE.name, options.reason)
    print(_("Đã khôi phục lần nộp số {snapshot}.").format(snapshot=options.id))
    return 0
