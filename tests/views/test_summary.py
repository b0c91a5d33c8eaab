"""One indicator in words: the sentences a chairperson reads aloud, computed here by hand."""

from __future__ import annotations

import pytest

from tests.sample_store import reading, reported, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import load
from ytcs_data.analysis.pace import Verdict
from ytcs_data.catalogue import Catalogue
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import Summary, summarise
from ytcs_data.words import number

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
PERMANENT = "chs_with_permanent_doctor_pct"
FAMILY = "communes_with_family_doctor_model_pct"
CRITERIA = "communes_meeting_national_criteria_pct"


def summary(indicator: str, **where: str) -> Summary:
    chosen = Selection.from_query({**where, "indicator": indicator})
    assert all(getattr(chosen, name) == code for name, code in where.items())
    found = summarise(chosen, load.catalogue().indicators[indicator])
    assert found is not None
    return found


def test_coverage_of_a_province_its_target_and_the_people_still_missing():
    """Old Bắc Ninh in 2023 was to reach 95,65 % (the plan's last year)."""
    insured = reported("2024_bac_ninh", "insured", "2023")
    people = reported("2024_bac_ninh", "population", "2023")
    both = [key for key in people if key in insured]
    above = int(sum(insured[key] for key in both))
    below = int(sum(people[key] for key in both))
    missing = 0
    while (above + missing) * 10000 < 9565 * below:
        missing += 1
    short = sum(insured[key] * 10000 < 9565 * people[key] for key in both)

    known = summary(BHYT, vintage="2024", province="27", period="2023")

    assert known.value == f"{number(100 * above / below, 1)} %"
    assert known.parts == f"{number(above)} người có thẻ bảo hiểm y tế / {number(below)} người dân"
    assert known.target_line == "Mục tiêu: từ 95,65 % trở lên, hạn 31/12/2025 (546/QĐ-TTg)"
    assert known.bound
    assert missing > 0
    a_year = -(-missing // 2)  # 2024 and 2025 are left
    assert known.to_go == f"Còn thiếu {number(missing)} người; cần {number(a_year)} mỗi năm"
    assert known.shares.startswith(f"{len(both) - short}/{len(both)} xã, phường, thị trấn đạt (")
    assert known.coverage.startswith(f"{len(both)}/126 xã, phường, thị trấn có số liệu")


def test_stations_still_to_go_are_counted_in_stations():
    known = summary(PERMANENT, vintage="2024", province="27", period="2023")
    above, below = known.total["numerator"], known.total["denominator"]

    assert below > above
    a_year = -(-(below - above) // 7)  # until the end of 2030
    assert known.to_go == f"Còn {int(below - above)} trạm y tế; cần {int(a_year)} mỗi năm"
    assert known.parts == f"{above:.0f} trạm có bác sĩ cơ hữu / {below:.0f} trạm y tế"
    assert known.target_line == "Mục tiêu: đạt 100 %, hạn 31/12/2030 (281/QĐ-TTg)"


def test_communes_still_to_go_and_a_target_that_binds_somebody_else():
    """Hậu Giang wants 30 % of its communes; for Bắc Ninh that is a reference only."""
    yes = sum(reported("2024_bac_ninh", "family_doctor_model", "2023").values())
    known = summary(FAMILY, vintage="2024", province="27", period="2023")
    all_of_them = int(known.total["denominator"])
    missing = 0
    while 10 * (yes + missing) < 3 * all_of_them:
        missing += 1

    assert not known.bound
    assert known.target_line.endswith("(89/KH-UBND), chỉ để tham khảo")
    assert known.total["numerator"] == yes
    if missing:
        a_year = -(-missing // 7)
        assert known.to_go == f"Còn {missing} xã, phường, thị trấn; cần {a_year} mỗi năm"
    else:
        assert known.to_go == "Đã đạt mục tiêu"


def test_que_vo_follows_its_own_plan():
    known = summary(CRITERIA, vintage="2024", province="27", district="259", period="2023")

    assert (known.total["numerator"], known.total["denominator"]) == (5, 21)
    assert known.value == "23,8 %"
    assert known.to_go == "Còn 16 xã, phường, thị trấn; cần 4 mỗi năm"
    assert known.standing.verdict is Verdict.ON_TRACK  # its path wants 23,8 % in 2023
    assert known.target_line == "Mục tiêu: đạt 100 %, hạn 31/12/2027 (04/CT-UBND)"
    assert known.bound


def test_a_new_map_says_how_many_wait_to_be_assessed_again():
    told = reported("2025_quang_ninh", "meets_national_criteria", "2026-10")
    known = summary(CRITERIA, vintage="2025", province="22", period="2026-10")

    assert known.coverage == (
        f"{len(told)}/54 xã, phường, đặc khu có số liệu; {54 - len(told)} chờ đánh giá lại"
    )
    assert known.parts.startswith(f"{sum(told.values()):.0f} đơn vị đạt tiêu chí quốc gia / 54")


def test_nobody_expected_is_no_summary(catalogue: Catalogue):
    nowhere = Selection("2025", "22", "", "", BHYT, "2019")

    assert summarise(nowhere, catalogue.indicators[BHYT]) is None


# --- small stores --------------------------------------------------------------------------------

USUAL = {"vintage": "2025", "period": "2026-10", "area_code": "06967"}


def of_few(folder, *given: dict[str, object], indicator: str = BHYT) -> dict[str, str]:
    """The sentences about Quảng Ninh when only these rows are stored."""
    with reading(folder):
        table = rows(*({**USUAL, **row} for row in given))
        load.store().commit(table, file_name="a.csv", sha256="a")
        known = summary(indicator, vintage="2025", province="22", period="2026-10")
        return {n: getattr(known, n) for n in ("value", "parts", "to_go", "shares", "coverage")}


def test_without_any_number_the_reason_stands_where_the_value_would(tmp_path):
    told = of_few(
        tmp_path,
        {"measure": "population", "value": 1000},
        {"measure": "insured", "value": None, "state": "held"},
    )

    assert told["value"] == "Đang kiểm tra số liệu"
    assert told["parts"] == told["to_go"] == ""
    assert told["coverage"] == (
        "0/54 xã, phường, đặc khu có số liệu; 53 chưa báo cáo; 1 đang kiểm tra số liệu"
    )


def test_zero_is_a_value(tmp_path):
    told = of_few(
        tmp_path, {"measure": "population", "value": 1000}, {"measure": "insured", "value": 0}
    )

    assert told["value"] == "0,0 %"
    assert told["to_go"] == "Còn thiếu 961 người; hạn 31/12/2026"  # above 96 % of 1.000
    assert told["shares"] == "0/1 xã, phường, đặc khu đạt (0,0 %), nơi 0,0 % dân số đang sống"


def test_a_target_that_is_reached_says_so(tmp_path):
    told = of_few(
        tmp_path, {"measure": "population", "value": 1000}, {"measure": "insured", "value": 1000}
    )

    assert told["value"] == "100,0 %"
    assert told["to_go"] == "Đã đạt mục tiêu"


def test_low_is_good_has_to_go_down(tmp_path):
    """18 of 100 children; under 15 is 14, so four have to go."""
    told = of_few(
        tmp_path,
        {"measure": "children_u5_measured", "value": 100},
        {"measure": "children_u5_stunted", "value": 18},
        indicator="stunting_u5_pct",
    )

    assert told["value"] == "18,0 %"
    assert told["to_go"] == "Còn phải giảm 4 người; cần 1 mỗi năm"


@pytest.mark.parametrize(
    ("indicator", "all_of_them", "those", "unit"),
    [
        ("villages_with_trained_vhw_pct", "villages", "villages_with_trained_vhw",
         "thôn, ấp, khu phố"),
        ("chs_infrastructure_invested_pct", "stations", "stations_invested", "trạm y tế"),
    ],
)  # fmt: skip
def test_what_is_counted_is_named(tmp_path, indicator, all_of_them, those, unit):
    station = {"station_code": "06967-1"} if all_of_them == "stations" else {}
    told = of_few(
        tmp_path,
        {**station, "measure": all_of_them, "value": 1},
        {**station, "measure": those, "value": 0},
        indicator=indicator,
    )

    assert told["to_go"] == f"Còn 1 {unit}; cần 1 mỗi năm"


def test_without_a_target_there_is_no_gap(tmp_path):
    station = {"station_code": "06967-1"}
    told = of_few(
        tmp_path,
        {**station, "measure": "stations", "value": 1},
        {**station, "measure": "permanent_doctors", "value": 3},
        {**station, "measure": "rotated_doctors", "value": 1},
        indicator="chs_doctors_per_station",
    )

    assert told["value"] == "4,0 bác sĩ/trạm"
    assert told["to_go"] == ""
