"""The cards of the overview: their figures, the change since before, and the small map."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.sample_store import reading, reported, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import figures, load
from ytcs_data.legend import MET, NEAR, NOT_MET
from ytcs_data.views import changes, theme_card
from ytcs_data.views.overview_view import PAGES, headline
from ytcs_data.views.selection import Selection
from ytcs_data.views.theme_card import THUMBNAIL, card

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
PATH = "{http://www.w3.org/2000/svg}g/{http://www.w3.org/2000/svg}path"


def indicator(name: str = BHYT):
    return load.catalogue().indicators[name]


def test_each_of_the_four_themes_has_its_headline():
    assert [headline(theme).id for theme in PAGES] == [
        "chs_with_permanent_doctor_pct",
        BHYT,
        "communes_with_family_doctor_model_pct",
        "communes_meeting_national_criteria_pct",
    ]


def test_the_small_map_paints_each_commune_by_its_class():
    """Old Bắc Ninh in 2023: 95,65 % and more, up to 5 points less, and the rest.

    The outlines are those of June 2025: the communes dissolved before then have none.
    """
    insured = reported("2024_bac_ninh", "insured", "2023")
    people = reported("2024_bac_ninh", "population", "2023")
    drawn = set(load.boundaries("2024").frame["area_code"])
    shares = [
        100 * insured[code, ""] / people[code, ""]
        for code, _station in insured
        if (code, "") in people and code in drawn
    ]
    met = sum(share >= 95.65 for share in shares)
    near = sum(90.65 <= share < 95.65 for share in shares)

    picture = card(Selection("2024", "27", "", "", BHYT, "2023"), indicator()).picture

    fills = [path.get("fill") for path in ElementTree.fromstring(picture).findall(PATH)]
    assert (fills.count(MET), fills.count(NEAR)) == (met, near)
    assert fills.count(NOT_MET) == len(shares) - met - near
    assert sum(fill.startswith("url(#") for fill in fills) == len(fills) - len(shares)
    assert len(fills) == 121


def test_a_district_with_a_target_of_its_own_has_a_small_map(monkeypatch):
    """Its areas are classed as on the large map, by the target of the province: here by none."""
    own = figures.leading_target(indicator(), "2024", "27")
    monkeypatch.setattr(
        figures,
        "leading_target",
        lambda _of, _vintage, _scope, district="": own if district else None,
    )
    chosen = Selection("2024", "27", "259", "", "chs_doctors_per_10000", "2023")

    drawn = theme_card._card.__wrapped__(chosen)  # not kept: nobody else has this target

    assert len(ElementTree.fromstring(drawn.picture).findall(PATH)) == 20
    assert "Chưa đạt" not in drawn.picture_words


def test_a_district_alone_fills_the_small_map():
    def size(district: str) -> tuple[int, float]:
        chosen = Selection("2024", "27", district, "", BHYT, "2023")
        paths = ElementTree.fromstring(card(chosen, indicator()).picture).findall(PATH)
        points = [float(x) for p in paths for x in re.findall(r"[ML]([\d.]+) ", p.get("d"))]
        return len(paths), max(points) - min(points)

    assert size("259")[0] == 20
    assert size("259")[1] > 0.5 * THUMBNAIL[0]


MONTH = {"vintage": "2025", "area_code": "06967"}


def since(folder, insured: dict[str, float], period: str) -> str:
    """What is said of a commune of 1,000 people, of whom so many were insured in a period."""
    with reading(folder):
        table = [
            {**MONTH, "period": p, "measure": measure, "value": value}
            for p, count in insured.items()
            for measure, value in (("population", 1000), ("insured", count))
        ]
        load.store().commit(rows(*table), file_name="a.csv", sha256="a")
        return changes.since(Selection("2025", "22", "", "", BHYT, period), indicator())


@pytest.mark.parametrize(
    ("insured", "said"),
    [
        ({"2026-10": 900}, ""),
        ({"2026-09": 912, "2026-10": 900}, "Giảm 1,2 điểm % so với tháng 9/2026"),
        ({"2026-09": 899, "2026-10": 900}, "Tăng 0,1 điểm % so với tháng 9/2026"),
        ({"2026-09": 900, "2026-10": 900}, "Không đổi so với tháng 9/2026"),
        # a month is compared with months, whatever came between
        ({"2025": 100, "2026-07": 850, "2026-10": 900}, "Tăng 5,0 điểm % so với tháng 7/2026"),
        (
            {"2025-10": 800, "2026-09": 890, "2026-10": 900},
            "Tăng 1,0 điểm % so với tháng 9/2026; Tăng 10,0 điểm % so với tháng 10/2025",
        ),
    ],
)
def test_the_change_since_the_last_period_and_since_a_year_ago(tmp_path, insured, said: str):
    assert since(tmp_path, insured, "2026-10") == said


def test_when_the_last_period_is_that_of_a_year_ago_it_is_said_once(tmp_path):
    assert since(tmp_path, {"2025": 900, "2026": 950}, "2026") == "Tăng 5,0 điểm % so với năm 2025"
