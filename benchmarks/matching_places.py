"""The places that the matcher is asked for: those of the register, and some that do not exist."""

from __future__ import annotations

from random import Random

from benchmarks.matching_traps import TRAPS, Place
from geo.areas import Area, AreaRegister, Level
from geo.crosswalk import Crosswalk
from geo.earlier import load_earlier
from geo.names import fold

Asked = dict[str, list[Place]]  # trap -> places as they are asked for, with the right code

# Communes of France, Laos and Cambodia, and words that are no place.
FOREIGN = (
    *("Commune de Sarlat", "Bourg-la-Reine", "Muang Khong", "Ban Xieng Lom", "Sangkat Chak Angre"),
    *(
        "Khum Prek Ambel",
        "Xã Xiêng Khoảng",
        "Xã Chămpasắc",
        "Phường Montmartre",
        "Xã Kampong Trach",
    ),
    *(
        "Phòng khám đa khoa",
        "Tổng cộng",
        "Toàn huyện",
        "Xã",
        "Đơn vị khác",
        "Cộng",
        "Bệnh viện huyện",
    ),
)


def known(register: AreaRegister, vintage: str) -> list[Place]:
    return new_places(register) if vintage == "2025" else old_places(register)


def asked(
    register: AreaRegister, crosswalk: Crosswalk, vintage: str, count: int, rng: Random
) -> Asked:
    """Places of a vintage in all traps, and those that lists of other years have."""
    there = known(register, vintage)
    found = trapped(there, count, rng)
    if vintage == "2024":
        found["a wrong district"] = in_wrong_district(there, count, rng)
        found["names of 2019, 2021 and 2023"] = earlier_places(register)
    else:
        carried = [place for place in carried_places(register, crosswalk) if place.code]
        found["names of before the reform"] = _some(carried, count, rng)
    return found


def old_places(register: AreaRegister) -> list[Place]:
    """The communes of June 2025 and those dissolved before, by the names of the register."""
    found = []
    for area in register:
        if area.vintage == "2024" and area.level is Level.COMMUNE:
            code = area.successor if area.dissolved else area.code
            if code:
                found.append(_place(area, register, code))
    return found


def new_places(register: AreaRegister) -> list[Place]:
    provinces = {area.code: area.name for area in register.provinces("2025")}
    return [Place(provinces[a.province], "", a.name, a.code) for a in register.communes("2025")]


def carried_places(register: AreaRegister, crosswalk: Crosswalk) -> list[Place]:
    """Old places beside the commune of today that they went to, "" if they were divided."""
    found = []
    for place in old_places(register):
        parts = crosswalk.successors(place.code)
        found.append(place._replace(code=parts[0].code if len(parts) == 1 else ""))
    return found


def earlier_places(register: AreaRegister) -> list[Place]:
    """By their names of 2019, 2021 and 2023."""
    earlier = load_earlier()
    names = {was.code: was.name for was in earlier if was.level is Level.DISTRICT}
    found = []
    for was in earlier:
        if was.level is Level.COMMUNE and was.now:
            now = register[was.now, "2024"]
            code = str(now.successor) if now.dissolved else now.code
            known = (was.parent, "2024") in register
            district = register[was.parent, "2024"].name if known else names[was.parent]
            found.append(Place(register[now.province, "2024"].name, district, was.name, code))
    return found


def trapped(places: list[Place], count: int, rng: Random) -> Asked:
    """Each trap for some of the places."""
    numbered = [place for place in places if place.commune.split()[-1].isdigit()]
    return {
        name: [
            trap(place, rng)
            for place in _some(numbered if name.startswith("numbers") else places, count, rng)
        ]
        for name, trap in TRAPS.items()
    }


def in_wrong_district(places: list[Place], count: int, rng: Random) -> list[Place]:
    """Only names that are there once in their province, so that it is clear what is meant."""
    by_province: dict[str, list[Place]] = {}
    for place in places:
        by_province.setdefault(place.province, []).append(place)
    found = []
    for place in _some(places, 3 * count, rng):
        beside = by_province[place.province]
        same = [one for one in beside if fold(one.commune) == fold(place.commune)]
        other = rng.choice(beside).district
        if len(same) == 1 and other != place.district and not place.commune[-1].isdigit():
            found.append(place._replace(district=other))
    return found[:count]


def that_are_not(
    register: AreaRegister, crosswalk: Crosswalk, vintage: str, count: int, rng: Random
) -> Asked:
    """Places that never existed, in provinces and districts that do."""
    there = known(register, vintage)
    every = [*new_places(register), *old_places(register), *earlier_places(register)]
    ground = {a.name: crosswalk.new_province(a.code) for a in register.provinces("2024")}
    ground |= {a.name: a.code for a in register.provinces("2025")}
    names = {(ground[place.province], fold(place.commune)) for place in every}
    made = {
        "a commune of another province": _of_another,
        "an invented name": _invented,
        "a name and one more word": _longer,
        "no place of the country": lambda _name, _other, rng: rng.choice(FOREIGN),
    }
    asked: Asked = {}
    for title, make in made.items():
        found = []
        for place, one, other in zip(*(_some(there, count, rng) for _ in range(3)), strict=True):
            name = make(place.commune if make is _longer else one.commune, other.commune, rng)
            if (ground[place.province], fold(name)) not in names and not name[-1].isdigit():
                found.append(place._replace(commune=name, code=""))
        asked[title] = found
    return asked


def _of_another(name: str, _other: str, _rng: Random) -> str:
    return name


def _invented(name: str, other: str, _rng: Random) -> str:
    """Of words of two real names."""
    return " ".join((*name.split()[:-1], other.split()[-1]))


def _longer(name: str, other: str, rng: Random) -> str:
    return f"{name} {rng.choice(('Đông', 'Thượng', 'B', other.split()[-1]))}"


def _place(area: Area, register: AreaRegister, code: str) -> Place:
    district = register[str(area.parent), "2024"].name
    return Place(register[area.province, "2024"].name, district, area.name, code)


def _some(places: list[Place], count: int, rng: Random) -> list[Place]:
    return rng.choices(places, k=count)
