"""Make the sample values: `python -m sample_data.make_values`.

Areas are real, values invented; the same bytes come out of every run. One zip for each vintage
and province, with one CSV in the product's own format. `README.md` says what is deliberate.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from geo.areas import AreaRegister, load_register
from geo.crosswalk import Crosswalk, load_crosswalk
from sample_data.facts import NEW_PROVINCES, OLD_PROVINCES, SEED, NewProvince, OldProvince
from sample_data.new_stations import new_station_values
from sample_data.old_stations import old_station_values
from sample_data.peculiarities import load_peculiarities, with_peculiarities
from sample_data.people import new_insured, new_population, old_insured, old_population
from sample_data.places import NewPlaces, OldPlaces, new_places, old_places
from sample_data.services import new_services, old_services
from sample_data.statuses import new_statuses, old_statuses
from ytcs_data.store import ILLUSTRATIVE

VALUES = Path(__file__).with_name("values")
COLUMNS = ["period", "vintage", "area_code", "station_code", "measure", "value", "state", "source"]
TIMESTAMP = (2026, 1, 1, 0, 0, 0)  # of every file in the zips, so that runs are the same

Tables = dict[str, pd.DataFrame]  # measure -> one row a commune or station, one column a period


def main() -> None:
    VALUES.mkdir(exist_ok=True)
    for name, rows in sample():
        write(VALUES / f"{name}.zip", rows)
        print(f"{name}: {len(rows)} rows, {(VALUES / f'{name}.zip').stat().st_size} bytes")


def sample() -> Iterator[tuple[str, pd.DataFrame]]:
    """Name and rows of every file."""
    register = load_register()
    crosswalk = load_crosswalk(register)
    every: list[Tables] = []
    for old in OLD_PROVINCES:
        places = old_places(register, old.code)
        tables = old_tables(old, places)
        every.append(on_last_communes(tables, places))
        yield f"2024_{old.name}", rows_of(tables, "2024")
    before = {measure: pd.concat([t[measure] for t in every]) for measure in every[0]}
    for new in NEW_PROVINCES:
        yield f"2025_{new.name}", new_rows(new, register, crosswalk, before)


def old_tables(province: OldProvince, places: OldPlaces) -> Tables:
    rng = np.random.default_rng([SEED, int(province.code), 2024])
    population = old_population(province, places, rng)
    insured = old_insured(province, places, population, rng)
    tables = {"population": places.added_up(population), "insured": places.added_up(insured)}
    tables |= old_station_values(province, places, rng)
    tables |= old_statuses(province, places, rng)
    rng = np.random.default_rng([SEED, int(province.code), 2024, 1])
    return tables | old_services(places, tables, rng)


def on_last_communes(tables: Tables, places: OldPlaces) -> Tables:
    """What the new communes start from: everything on the land of the last communes before."""
    last = places.living_in["2025-H1"]
    return {m: t.groupby(t.index.str[:5].map(last)).sum() for m, t in tables.items()}


def new_rows(
    province: NewProvince, register: AreaRegister, crosswalk: Crosswalk, before: Tables
) -> pd.DataFrame:
    rng = np.random.default_rng([SEED, int(province.code), 2025])
    places = new_places(register, crosswalk, province.code)
    last = {measure: table.iloc[:, -1] for measure, table in before.items()}
    population = new_population(places, before["population"])
    people_before = (last["population"], last["insured"])
    tables = {"population": population}
    tables["insured"] = new_insured(province, places, population, people_before, rng)
    tables |= new_station_values(province, places, last, rng)
    tables |= new_statuses(province, places, last, rng)
    rng = np.random.default_rng([SEED, int(province.code), 2025, 1])
    tables |= new_services(places, tables, last, rng)
    return rows_of(tables, "2025", places)


def rows_of(tables: Tables, vintage: str, places: NewPlaces | None = None) -> pd.DataFrame:
    """All tables as rows of the product's own format, with the sample's peculiarities."""
    rows = pd.concat([long(table).assign(measure=m) for m, table in tables.items()])
    rows = rows.assign(vintage=vintage, state="", source=ILLUSTRATIVE)
    if places:
        shared_out = rows["measure"].isin(["population", "insured"]) & (rows["period"] == "2025")
        rows.loc[shared_out & rows["area_code"].isin(places.of_parts), "state"] = "estimated"
    peculiarities = load_peculiarities()
    rows = with_peculiarities(rows, peculiarities[peculiarities["vintage"] == vintage])
    order = ["measure", "area_code", "station_code", "period"]
    return rows.sort_values(order, kind="stable")[COLUMNS].reset_index(drop=True)


def long(table: pd.DataFrame) -> pd.DataFrame:
    """A row a cell; codes with a dash are stations."""
    cells = table.rename_axis("code").reset_index()
    cells = cells.melt("code", var_name="period", value_name="value").dropna()
    is_station = cells["code"].str.contains("-")
    return cells.assign(
        area_code=cells["code"].str[:5], station_code=cells["code"].where(is_station, "")
    )


def write(path: Path, rows: pd.DataFrame) -> None:
    write_csv(path, rows.assign(value=[as_text(value) for value in rows["value"]]))


def write_csv(path: Path, rows: pd.DataFrame) -> None:
    """A zip with one CSV, the same bytes from the same rows."""
    text = rows.to_csv(index=False, lineterminator="\n")
    entry = zipfile.ZipInfo(f"{path.stem}.csv", TIMESTAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # else Windows writes another byte than Linux
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, text.encode(), compresslevel=9)


def as_text(value: float) -> str:
    """A whole number, or nothing where the state says why.

    >>> as_text(12.0), as_text(float("nan"))
    ('12', '')
    """
    return "" if value != value else str(round(value))


if __name__ == "__main__":
    main()
