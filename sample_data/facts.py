"""What the invented values must agree with: published figures, and a path for each province.

A path is a list of (time, value); between two points values go in a straight line, outside
they stay. Time is a year with its fraction: 2025.5 is the end of June 2025. Figures that were
published are marked with "published"; everything else here is invented.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.areas import load_register
from ytcs_data.catalogue.roadmap import FOLDER as ROADMAPS
from ytcs_data.catalogue.roadmap import read_roadmap

SEED = 20251122

OLD_PERIODS = (*(str(year) for year in range(2017, 2025)), "2025-H1")
NEW_PERIODS = ("2025", *(f"2026-{month:02}" for month in range(1, 11)))
REFORM = 2025.5

Path = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class OldProvince:
    code: str
    name: str  # as in file names
    population: int  # at the reform
    growth: float  # a year
    coverage: Path  # insured of population
    permanent: Path  # stations with a permanent doctor, of all
    working: Path  # stations with any doctor, of all
    family: float  # communes with the family-doctor model in June 2025, of all
    criteria: Path  # communes that meet the national criteria, of all


@dataclass(frozen=True)
class NewProvince:
    code: str
    name: str
    coverage: Path
    hired: float  # permanent doctors a station gains from the reform to the last month
    rotated: float  # rotated doctors, likewise
    family: int  # communes with the family-doctor model in the last month
    criteria: int  # communes that meet the national criteria, likewise
    waiting: int  # communes not yet assessed again, likewise


def yearly(*values: float) -> Path:
    """A path through the ends of the years from 2017 on, the last value in June 2025."""
    return tuple(zip((*range(2018, 2026), REFORM), values, strict=True))


def line(first: float, last: float, until: float = REFORM) -> Path:
    return ((2018, first), (until, last))


def criteria(before: tuple[float, float], after: tuple[float, float]) -> Path:
    """Two sets of criteria: those before 2023, and the harder ones of QĐ 1300/QĐ-BYT."""
    return ((2018, before[0]), (2023, before[1]), (2024, after[0]), (REFORM, after[1]))


# Populations of old provinces add up to those published for the four new ones (resolutions of
# June 2025): Quảng Ninh 1,429,841; Bắc Ninh 3,619,433; Lâm Đồng 3,872,999; Cần Thơ 4,199,824.
# Published: Hậu Giang 775,587 people in 2018, of whom 610,930 insured.
HAU_GIANG_GROWTH = math.log(840_000 / 775_587) / 6.5

OLD_PROVINCES = (
    OldProvince(
        "22", "quang_ninh", 1_429_841, 0.011,
        # published: above 92 % in 2017, 95 % in 2020, above 95.3 % at the end of 2024
        yearly(0.924, 0.932, 0.941, 0.950, 0.949, 0.951, 0.9525, 0.9542, 0.9551),
        line(0.68, 0.79), line(0.86, 1.0, 2025), 0.14, criteria((0.85, 0.98), (0.80, 0.88)),
    ),
    OldProvince(
        "24", "bac_giang", 2_020_000, 0.013,
        yearly(0.880, 0.900, 0.916, 0.928, 0.929, 0.937, 0.9405, 0.9415, 0.943),
        line(0.74, 0.86), line(0.88, 0.95), 0.08, criteria((0.82, 0.97), (0.64, 0.76)),
    ),
    OldProvince(
        "27", "bac_ninh", 1_599_433, 0.018,
        yearly(0.875, 0.905, 0.928, 0.943, 0.946, 0.953, 0.9565, 0.9585, 0.9575),
        line(0.84, 0.92), line(0.94, 0.98), 0.10, criteria((0.62, 0.80), (0.40, 0.55)),
    ),
    OldProvince(
        "60", "binh_thuan", 1_480_000, 0.006,
        yearly(0.790, 0.820, 0.845, 0.870, 0.882, 0.910, 0.924, 0.930, 0.932),
        line(0.66, 0.78), line(0.87, 0.93), 0.06, criteria((0.70, 0.90), (0.60, 0.77)),
    ),
    OldProvince(
        "67", "dak_nong", 812_999, 0.017,
        yearly(0.820, 0.845, 0.865, 0.880, 0.886, 0.912, 0.925, 0.932, 0.934),
        line(0.48, 0.63), line(0.74, 0.87), 0.05, criteria((0.60, 0.86), (0.50, 0.64)),
    ),
    OldProvince(
        "68", "lam_dong", 1_580_000, 0.009,
        yearly(0.805, 0.830, 0.860, 0.880, 0.886, 0.903, 0.917, 0.926, 0.929),
        line(0.62, 0.75), line(0.86, 0.92), 0.11, criteria((0.80, 0.96), (0.66, 0.78)),
    ),
    OldProvince(
        "92", "can_tho", 1_700_000, 0.009,
        yearly(0.830, 0.856, 0.877, 0.895, 0.900, 0.919, 0.928, 0.934, 0.936),
        line(0.82, 0.90), line(0.93, 0.98), 0.15, criteria((0.85, 0.97), (0.78, 0.86)),
    ),
    OldProvince(
        "93", "hau_giang", 840_000, HAU_GIANG_GROWTH,
        # published: 78.77 % in 2018; below its target of 95 % when its plan was made
        yearly(0.752, 610_930 / 775_587, 0.821, 0.845, 0.862, 0.885, 0.906, 0.922, 0.927),
        # published for 2022: a doctor in every commune, all meeting the criteria since 2017
        line(0.78, 0.87), line(0.97, 1.0, 2022), 12 / 75, criteria((1.0, 1.0), (0.92, 0.93)),
    ),
    OldProvince(
        "94", "soc_trang", 1_659_824, 0.004,
        yearly(0.880, 0.890, 0.902, 0.912, 0.911, 0.923, 0.931, 0.938, 0.940),
        line(0.66, 0.77), line(0.85, 0.92), 0.07, criteria((0.75, 0.95), (0.62, 0.75)),
    ),
)  # fmt: skip

NEW_PROVINCES = (
    NewProvince(
        "22", "quang_ninh", ((2026, 0.9575), (2026.9, 0.9615)), 0.20, 0.15, 21, 38, 8
    ),
    NewProvince(
        "24", "bac_ninh", ((2026, 0.952), (2026.9, 0.960)), 0.20, 0.20, 26, 66, 15
    ),
    NewProvince(
        "68", "lam_dong", ((2026, 0.935), (2026.9, 0.946)), 0.25, 0.30, 41, 55, 19
    ),
    NewProvince(
        "92", "can_tho", ((2026, 0.939), (2026.9, 0.949)), 0.30, 0.25, 29, 60, 15
    ),
)  # fmt: skip

# District -> (people at the reform, growth a year). Published: Quế Võ 219,929 in 2023 and
# 223,738 at the reform. Phụng Hiệp had about 159,000 insured in 2020, more than 84 %.
DISTRICT_PEOPLE = {
    "259": (223_738, math.log(223_738 / 219_929) / 1.5),
    "934": (197_500, 0.01),
}

# (district, period) -> insured of population, published: the highest and the lowest district
# of Hậu Giang in 2018 (Long Mỹ, Châu Thành A), Phụng Hiệp in 2020, Bảo Lâm in 2017.
DISTRICT_COVERAGE = {
    ("936", "2018"): 0.8553,
    ("932", "2018"): 0.6542,
    ("934", "2020"): 0.8425,
    ("680", "2017"): 0.6425,
}

# Mountains, borders, islands and coasts far from a town: fewer people, doctors and cards.
REMOTE_DISTRICTS = frozenset(
    (
        *("198", "199", "202", "203", "207"),  # Quảng Ninh
        *("215", "219", "220"),  # Bắc Giang
        *("599", "602"),  # Bình Thuận
        *("661", "664", "667"),  # Đắk Nông
        *("674", "675", "680", "682"),  # Lâm Đồng
        *("924", "945", "950", "951"),  # Cần Thơ, Sóc Trăng
    )
)

# (district, period) -> how many communes meet the criteria. Published: Bảo Lâm 9 of 14 in 2017.
DISTRICT_CRITERIA = {("680", "2017"): 9}
ALWAYS_STAFFED = frozenset({"680"})  # published for Bảo Lâm in 2017: a doctor at each station

# Quế Võ: commune -> the year that Chỉ thị 04/CT-UBND of 8 August 2023 gives it.
QUE_VO = "259"
QUE_VO_YEARS = {
    goal.area_code: goal.planned
    for goal in read_roadmap(ROADMAPS / "que_vo_04_2023.csv", load_register()).goals
}

# Commune -> last period with a second station: Đại Thành's after it joined Đại Dực (the
# register has no code of its own for it), and Hậu Giang's 76th.
SECOND_STATION = {"06868": "2019", "31369": "2023"}

# Tiên Yên in 2019: eight stations of model 3, one of model 2, three of model 1. The plan does
# not say which, so this choice is invented; the stations not named are of model 3.
TIEN_YEN = "199"
TIEN_YEN_MODELS = {"06862-1": 1, "06889-1": 1, "06883-1": 1, "06886-1": 2}

TIEN_YEN_VILLAGES = 122  # published for 2019: a health worker in each

# Quảng Ninh at the end of 2025, published: 55 stations (Vân Đồn has two), 92 points, and 253
# doctors, reported as 140 + 113; the sample reads them as permanent and rotated.
QUANG_NINH, VAN_DON = "22", "06994"
QUANG_NINH_POINTS, QUANG_NINH_PERMANENT, QUANG_NINH_ROTATED = 92, 140, 113

# Old commune -> the communes that shared its station, having none of their own.
SHARED_STATION = {"23278": "23272"}  # on Phú Quý, Tam Thanh's served Ngũ Phụng too
