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
from importlib import import_module

from ytcs_data.errors import YtcsError
from ytcs_data.words import _

# Where commands are made. Only that of the command which is called is imported: each takes a
# second of its own.
MODULES = {
    "ytcs_data.lists_command:add_lists": ("measures", "indicators", "prepare", "changes"),
    "ytcs_data.history_command:add_history": ("history", "withdraw", "restore"),
    "ytcs_data.import_command:add_import": ("import",),
    "ytcs_data.check_command:add_check": ("check",),
    "ytcs_data.targets_command:add_targets": ("targets",),
    "ytcs_data.crosswalk_command:add_crosswalk": ("crosswalk",),
    "ytcs_data.plans_command:add_plans": ("plans",),
    "ytcs_data.roadmap_command:add_roadmap": ("roadmap",),
    "ytcs_data.match_command:add_match": ("match",),
    "ytcs_data.users_command:add_users": ("users",),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if all went well, 1 if something was refused."""
    _write_utf8()
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _parser(given[0] if given else "").parse_args(given)
    try:
        done: int = options.command(options)
    except YtcsError as error:
        print(error, file=sys.stderr)
        return 1
    return done


def _parser(wanted: str) -> argparse.ArgumentParser:
    """With the one command that is called; with all of them where help is."""
    parser = argparse.ArgumentParser(prog="ytcs", description=_("Số liệu y tế cơ sở."))
    commands = parser.add_subparsers(required=True, metavar=_("LỆNH"))
    known = any(wanted in names for names in MODULES.values())
    for place, names in MODULES.items():
        if not known or wanted in names:
            module, function = place.split(":")
            getattr(import_module(module), function)(commands)
    return parser


def _write_utf8() -> None:
    """A Windows console would otherwise stop at the first Vietnamese letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
