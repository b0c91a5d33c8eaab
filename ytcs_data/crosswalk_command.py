"""`ytcs crosswalk …`: where the shares of divided communes come from, and how to get better ones.

ytcs crosswalk show                       how many communes have which source
ytcs crosswalk reweigh [--people FILE]    weigh them by outlines, people and the law
ytcs crosswalk reset                      go back to equal shares
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from geo.areas import AreaRegister, load_register
from geo.crosswalk import AREA, EQUAL, LAW, PEOPLE, SOURCES
from geo.overlaying import LEAST, Areas, Reason, sure
from geo.reweighing import Evidence, divided, open_parts, reweigh, sources
from ytcs_data.console import print_problems, print_table
from ytcs_data.crosswalk_outlines import measure
from ytcs_data.errors import CrosswalkError, FileRejected
from ytcs_data.ingest import read_people
from ytcs_data.own_crosswalk import links_in_use, own_file, remove_own, write_own
from ytcs_data.words import _, number

MOST_NAMES = 20  # of communes that stay as they were

SOURCE_NAMES = {
    LAW: _("theo văn bản"),
    PEOPLE: _("theo dân số"),
    AREA: _("theo diện tích"),
    EQUAL: _("chia đều"),
}
REASONS = {
    Reason.THIN: _("có phần dưới mức --least, có thể chỉ là sai lệch ranh giới"),
    Reason.ELSEWHERE: _("ranh giới cũ nằm ngoài các đơn vị mới"),
    Reason.NO_NEW_OUTLINE: _("thiếu ranh giới mới"),
    Reason.NO_OLD_OUTLINE: _("thiếu ranh giới cũ"),
}

Known = dict[str, list[Evidence]]


def add_crosswalk(commands: Any) -> None:
    """Put the commands of this module beside the others."""
    group = commands.add_parser("crosswalk", help=_("tỷ lệ của các xã cũ bị chia"))
    parts = group.add_subparsers(required=True, metavar=_("LỆNH"))

    command = parts.add_parser("show", help=_("tỷ lệ đang dùng lấy từ đâu"))
    command.set_defaults(command=_show)

    command = parts.add_parser("reweigh", help=_("tính lại theo văn bản, dân số, diện tích"))
    for name, text in (
        ("--old", _("tệp ranh giới trước 01/7/2025, hoặc thư mục có 2024_*.zip")),
        ("--new", _("tệp ranh giới từ 01/7/2025, hoặc thư mục có 2025_*.zip")),
    ):
        command.add_argument(name, nargs="+", type=Path, metavar=_("TỆP"), help=text)
    text = _("tệp CSV số dân theo phần: old_code,new_code,people[,population_goes_here],source")
    command.add_argument("--people", type=Path, metavar=_("TỆP"), help=text)
    text = _("phần nhỏ hơn mức này (%% diện tích) coi là sai lệch ranh giới; mặc định 3")
    command.add_argument("--least", type=_percent, default=100 * LEAST, metavar="%", help=text)
    text = _("chỉ in kết quả, không ghi")
    command.add_argument("--dry-run", action="store_true", help=text)
    command.set_defaults(command=_reweigh)

    command = parts.add_parser("reset", help=_("bỏ tỷ lệ đã tính, trở về chia đều"))
    command.set_defaults(command=_reset)


def _percent(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1
    if not 0 <= value <= 50:
        raise argparse.ArgumentTypeError(
            _("ghi một số từ 0 đến 50, không phải “{text}”").format(text=text)
        )
    return value


def _show(_options: argparse.Namespace) -> int:
    table = links_in_use()
    there = own_file().is_file()
    print(_("Tỷ lệ đang dùng: {file}.").format(file=own_file() if there else _("có sẵn")))
    _print_sources(table)
    return 0


def _reset(_options: argparse.Namespace) -> int:
    if remove_own():
        print(_("Đã bỏ {file}; các xã cũ bị chia lại chia đều.").format(file=own_file()))
        _print_restart()
    else:
        print(_("Không có tỷ lệ nào đã tính; các xã cũ bị chia đang chia đều."))
    return 0


def _reweigh(options: argparse.Namespace) -> int:
    register, before = load_register(), links_in_use()
    given: Known = {}
    if options.people:
        try:
            given |= read_people(options.people, divided(before), register)
        except FileRejected as refusal:
            text = _("{file}: có {count} lỗi, tỷ lệ vẫn như cũ.")
            print(text.format(file=options.people.name, count=number(len(refusal.args))))
            print_problems(refusal.args)
            return 1
    measured = measure(options.old, options.new, divided(before), register)
    if not given and not measured.areas:
        raise CrosswalkError(
            _("Chưa có gì để tính lại: cần ranh giới của cả hai thời kỳ, hoặc tệp --people.")
        )
    _print_doubts(given, measured.areas, register)
    areas, thin = sure(measured.areas, open_parts(before, given), options.least / 100)
    for old, weights in areas.items():
        given.setdefault(old, []).append(Evidence(AREA, weights, measured.note))
    after = reweigh(before, given)
    _print_sources(after)
    _print_better(after, given)
    _print_equal(after, {**measured.reasons, **thin}, register)
    if options.dry_run:
        print(_("Chỉ xem thử, chưa ghi gì."))
    else:
        print(_("Đã ghi {file}.").format(file=write_own(after)))
        _print_restart()
    return 0


def _print_doubts(given: Known, areas: Areas, register: AreaRegister) -> None:
    """The law puts all people on next to no land: more often a slip in the file than the truth."""
    for old, evidence in given.items():
        law = next((one for one in evidence if one.source == LAW), None)
        if law and old in areas:
            land = sum(areas[old][new] for new, peopled in law.weights.items() if peopled)
            share = land / sum(areas[old].values())
            if share < LEAST:
                text = _("Xem lại {name}: phần có toàn bộ dân chỉ chiếm {share} % diện tích.")
                print(text.format(name=_named(old, register), share=number(100 * share, 1)))


def _print_sources(table: pd.DataFrame) -> None:
    counts = Counter(sources(table).values())
    rows = [(SOURCE_NAMES[source], number(counts[source])) for source in SOURCES]
    print_table((_("nguồn của tỷ lệ"), _("xã cũ bị chia")), rows)


def _print_better(table: pd.DataFrame, given: Known) -> None:
    """How many communes did not take what was given, since better was known of them."""
    holds = sources(table)
    better = [old for old, found in given.items() if holds[old] not in {e.source for e in found}]
    if better:
        text = _("Giữ tỷ lệ đã có, vì căn cứ tốt hơn, ở {count} xã cũ.")
        print(text.format(count=number(len(better))))


def _print_equal(
    table: pd.DataFrame, reasons: Mapping[str, Reason], register: AreaRegister
) -> None:
    """Which communes are still shared equally and why; those with outlines first."""
    why = {old: reasons.get(old) for old, source in sources(table).items() if source == EQUAL}
    order = [*REASONS, None]
    for reason, count in sorted(Counter(why.values()).items(), key=lambda one: order.index(one[0])):
        print(_("Còn chia đều {count} xã cũ: {why}.").format(count=number(count), why=_why(reason)))
    for old in sorted(why, key=lambda old: (order.index(why[old]), old))[:MOST_NAMES]:
        print(f"  {_named(old, register)}: {_why(why[old])}")
    if (more := len(why) - MOST_NAMES) > 0:
        print(_("  … và {count} xã cũ nữa.").format(count=number(more)))


def _why(reason: Reason | None) -> str:
    return REASONS[reason] if reason else _("chưa có số dân")


def _named(code: str, register: AreaRegister) -> str:
    return f"{code} {register[code, '2024'].name}"


def _print_restart() -> None:
    print(_("Máy chủ đang chạy giữ tỷ lệ cũ cho tới khi khởi động lại."))
