"""What every name that a commune bears or bore leads to, on the map of one vintage.

On the old map these are its communes, and those dissolved before the reform, which lead to the one
that took them in. On today's map they are the communes of today, the names these had since the
reform, and all old communes, which lead to where they went.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from geo.areas import KINDS, Area, AreaRegister, Level
from geo.crosswalk import Crosswalk
from geo.earlier import Earlier
from geo.matching.kinds import state_farm
from geo.matching.spelling import Key, clean, key_of

OWN, FORMER, GONE = 0, 1, 2  # its own name; one it had; that of a commune that is no more


class Entry(NamedTuple):
    """One name of one commune."""

    kind: str
    key: Key
    rank: int  # OWN, FORMER or GONE
    targets: tuple[str, ...]  # codes of the vintage; several if it was divided, none if not known
    scopes: tuple[str, ...]  # what it lies in, see `in_district` and so on


def kind_and_name(name: str) -> tuple[str, Key]:
    """The kind of a name as the register writes it, and the key of the rest.

    >>> kind_and_name("Thị trấn N.T Phong Hải")[1].bare
    'ntphonghai'
    """
    kind = next((kind for kind in KINDS if name.startswith(kind) and name[len(kind)] == " "), "")
    return kind, key_of(state_farm(clean(name[len(kind) :])))


def in_district(code: str) -> str:
    return f"district {code}"


def in_old_province(code: str) -> str:
    return f"old {code}"


def in_new_province(code: str) -> str:
    return f"new {code}"


EVERYWHERE = "everywhere"


def entries(
    register: AreaRegister, crosswalk: Crosswalk, vintage: str, earlier: Iterable[Earlier] = ()
) -> Iterator[Entry]:
    """All names that may stand for a commune of a vintage."""
    for was in earlier:
        if was.level is Level.COMMUNE:
            yield _earlier(was, register, crosswalk, vintage)
    if vintage == "2025":
        yield from _of_today(register, crosswalk)
    for area in register:
        below = area.vintage == "2024" and area.level is not Level.PROVINCE
        if below and (entry := _old(area, register, crosswalk, vintage)):
            yield entry


def _old(area: Area, register: AreaRegister, crosswalk: Crosswalk, vintage: str) -> Entry | None:
    """An area of the old map; of districts only the islands, which had no communes."""
    island = area.level is Level.DISTRICT
    if island and (vintage == "2024" or register.communes("2024", district=area.code)):
        return None
    rank = OWN if vintage == "2024" and not area.dissolved else GONE
    targets = _targets(area, crosswalk, vintage)
    return Entry(*kind_and_name(area.name), rank, targets, _old_scopes(area, crosswalk))


def _targets(area: Area, crosswalk: Crosswalk, vintage: str) -> tuple[str, ...]:
    """Where an old area is on the map of a vintage."""
    if vintage == "2025":
        return tuple(part.code for part in crosswalk.successors(area.code))
    if area.dissolved:
        return (area.successor,) if area.successor else ()
    return (area.code,)


def _earlier(was: Earlier, register: AreaRegister, crosswalk: Crosswalk, vintage: str) -> Entry:
    """An earlier name; in the district of then, and in that of now."""
    if not was.now:
        return Entry(*kind_and_name(was.name), GONE, (), (in_district(was.parent),))
    area = register[was.now, "2024"]
    same = was.code == was.now and vintage == "2024" and not area.dissolved
    scopes = dict.fromkeys((in_district(was.parent), *_old_scopes(area, crosswalk)))
    targets = _targets(area, crosswalk, vintage)
    return Entry(*kind_and_name(was.name), FORMER if same else GONE, targets, tuple(scopes))


def _old_scopes(area: Area, crosswalk: Crosswalk) -> tuple[str, ...]:
    district = area.code if area.level is Level.DISTRICT else str(area.parent)
    return (
        in_district(district),
        in_old_province(area.province),
        in_new_province(crosswalk.new_province(area.province)),
        EVERYWHERE,
    )


def _of_today(register: AreaRegister, crosswalk: Crosswalk) -> Iterator[Entry]:
    merged = register.merged()
    for area in register.communes("2025", on=date.min):
        target = merged.get(area.code, area.code)
        scopes = tuple(_new_scopes(area, register, crosswalk))
        rank = OWN if target == area.code else GONE
        yield Entry(*kind_and_name(area.name), rank, (target,), scopes)
        for name, _last in area.former_names:
            yield Entry(*kind_and_name(name), max(rank, FORMER), (target,), scopes)


def _new_scopes(area: Area, register: AreaRegister, crosswalk: Crosswalk) -> Iterable[str]:
    """Also the districts that its old communes came from, and their province."""
    olds = [part.code for part in crosswalk.made_of(area.code)]
    districts = sorted({crosswalk.district_of(old) for old in olds})
    provinces = sorted({register[old, "2024"].province for old in olds})
    return (
        *map(in_district, districts),
        *map(in_old_province, provinces),
        in_new_province(area.province),
        EVERYWHERE,
    )
