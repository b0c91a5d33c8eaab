"""Every promise of every plan, as a person read it in the document: one line here, by hand.

What the files say is compared with these lines, never the other way round. The wordings of the
five documents that were handed over are also looked up in them (`test_shipped.py`).
"""

import pytest

# The five documents that were handed over; all of these until the end of 2030, but one.
LAM_DONG, HAU_GIANG, QUE_VO = ("2024", "68"), ("2024", "93"), ("2024", "259")
SEEDS = [
    ("LD-2030-01", "chs_with_permanent_doctor_pct", "=", 100, "2030-12-31", LAM_DONG,
     "Phấn đấu đến năm 2030 mỗi trạm y tế xã, phường, thị trấn có ít nhất một bác sĩ cơ hữu"),
    ("LD-2030-02", "villages_with_trained_vhw_pct", "=", 100, "2030-12-31", LAM_DONG,
     "mỗi thôn, bản có một nhân viên y tế được đào tạo chuyên môn"),
    ("LD-2030-03", "communes_meeting_national_criteria_pct", "=", 100, "2030-12-31", LAM_DONG,
     "Có 100% xã đạt tiêu chí quốc gia về y tế."),
    ("LD-2030-04", "phc_users_covered_by_shi_pct", ">", 95, "2030-12-31", LAM_DONG,
     "Trên 95% người dân sử dụng dịch vụ chăm sóc ban đầu tại y tế cơ sở được bảo hiểm y tế"
     " chi trả."),
    ("LD-2030-05", "population_health_managed_pct", ">", 95, "2030-12-31", LAM_DONG,
     "Trên 95% dân số được quản lý sức khoẻ"),
    ("LD-2030-06", "high_risk_annual_check_pct", "=", 100, "2030-12-31", LAM_DONG,
     "người có nguy cơ cao mắc bệnh được kiểm tra sức khoẻ ít nhất mỗi năm một lần, hướng tới"
     " kiểm tra sức khoẻ định kỳ cho toàn dân."),
    ("HG-2030-01", None, ">", 80, "2030-12-31", HAU_GIANG,
     "Trên 80% lượng dịch vụ y tế, phục vụ người nghèo, vùng sâu, vùng khó khăn."),
    ("HG-2030-02", "shi_coverage_pct", ">", 95, "2030-12-31", HAU_GIANG,
     "Trên 95% dân số tham gia bảo hiểm y tế (BHYT)."),
    ("HG-2030-03", "phc_users_covered_by_shi_pct", ">", 95, "2030-12-31", HAU_GIANG,
     "Trên 95% người dân sử dụng dịch vụ chăm sóc ban đầu tại y tế cơ sở được BHYT chi trả."),
    ("HG-2030-04", "population_health_managed_pct", ">", 95, "2030-12-31", HAU_GIANG,
     "Trên 95% dân số được quản lý sức khỏe."),
    ("HG-2030-05", "high_risk_annual_check_pct", "=", 100, "2030-12-31", HAU_GIANG,
     "Phấn đấu người có nguy cơ cao mắc bệnh được kiểm tra sức khỏe ít nhất mỗi năm một lần,"
     " hướng tới kiểm tra sức khỏe định kỳ cho toàn dân."),
    ("HG-2030-06", "communes_with_family_doctor_model_pct", ">=", 30, "2030-12-31", HAU_GIANG,
     "Phấn đấu phát triển mô hình bác sĩ gia đình tối thiểu 30% xã, phường, thị trấn trên địa"
     " bàn."),
    ("HG-2030-07", "chs_with_permanent_doctor_pct", "=", 100, "2030-12-31", HAU_GIANG,
     "100% Trạm y tế có ít nhất một bác sĩ cơ hữu"),
    ("HG-2030-08", "villages_with_trained_vhw_pct", "=", 100, "2030-12-31", HAU_GIANG,
     "mỗi ấp, khu vực có 01 nhân viên y tế được đào tạo chuyên môn."),
    ("HG-2030-09", "communes_meeting_national_criteria_pct", "=", 100, "2030-12-31", HAU_GIANG,
     "100% xã đạt chuẩn y tế quốc gia theo quy định."),
    ("HG-2030-10", "chs_infrastructure_invested_pct", ">", 95, "2030-12-31", HAU_GIANG,
     "Trên 95% các trạm y tế được đầu tư cơ sở vật chất và trang thiết bị đảm bảo phục vụ nhu"
     " cầu chăm sóc sức khỏe ban đầu cho người dân."),
    ("QV-2027-00", "communes_meeting_national_criteria_pct", "=", 100, "2027-12-31", QUE_VO,
     "phấn đấu 100% xã, phường đạt Bộ tiêu chí Quốc gia về y tế xã vào năm 2027"),
]  # fmt: skip

# Found in public sources: operator, value and deadline, and whose.
BOTH, COUNTRY = ("", ""), ("2025", "")
FOUND = [
    ("VN-281-01", "chs_with_permanent_doctor_pct", "=", 100, "2030-12-31", BOTH),
    ("VN-281-02", "villages_with_trained_vhw_pct", "=", 100, "2030-12-31", BOTH),
    ("VN-72-01", "chs_with_four_doctors_pct", "=", 100, "2027-12-31", COUNTRY),
    ("VN-72-02", "shi_coverage_pct", ">=", 95, "2026-12-31", COUNTRY),
    ("VN-72-03", "annual_health_check_pct", "=", 100, "2026-12-31", COUNTRY),
    ("VN-72-04", "chs_infrastructure_invested_pct", "=", 100, "2030-12-31", COUNTRY),
    ("VN-72-05", None, "≈", 1000, "2030-12-31", COUNTRY),
    ("VN-262-01", "communes_meeting_national_criteria_pct", ">=", 90, "2030-12-31", COUNTRY),
    ("VN-262-02", "communes_meeting_national_criteria_pct", ">=", 95, "2035-12-31", COUNTRY),
    ("VN-262-03", "population_ehr_pct", "=", 100, "2030-12-31", COUNTRY),
    ("VN-262-04", "chs_ncd_management_pct", "=", 100, "2030-12-31", COUNTRY),
    ("VN-262-05-2030", "stunting_u5_pct", "<", 15, "2030-12-31", COUNTRY),
    ("VN-262-05-2035", "stunting_u5_pct", "<", 13, "2035-12-31", COUNTRY),
    ("QN-2026-01", "shi_coverage_pct", ">", 96, "2026-12-31", ("2025", "22")),
    ("QN-2030-01", "shi_coverage_pct", "=", 100, "2030-12-31", ("2025", "22")),
    ("CT-2026-01", "annual_health_check_pct", "=", 100, "2026-12-31", ("2025", "92")),
    ("BT-2025-01", "communes_meeting_national_criteria_pct", ">=", 80, "2025-12-31",
     ("2024", "60")),
    ("BT-2030-01", "communes_meeting_national_criteria_pct", "=", 100, "2030-12-31",
     ("2024", "60")),
    ("BG-2030-01", "shi_coverage_pct", ">", 99, "2030-12-31", ("2024", "24")),
    ("BG-2030-02", "phc_users_covered_by_shi_pct", ">", 95, "2030-12-31", ("2024", "24")),
    ("BG-2030-03", "population_health_managed_pct", ">", 95, "2030-12-31", ("2024", "24")),
    ("BG-2030-04", "communes_meeting_national_criteria_pct", "=", 100, "2030-12-31",
     ("2024", "24")),
    ("BG-2030-05", "chs_with_permanent_doctor_pct", "=", 100, "2030-12-31", ("2024", "24")),
    ("BG-2030-06", "villages_with_trained_vhw_pct", "=", 100, "2030-12-31", ("2024", "24")),
    ("QD546-VN-2025", "shi_coverage_pct", ">=", 95.15, "2025-12-31", BOTH),
    ("QD546-BN-2025", "shi_coverage_pct", ">=", 95.65, "2025-12-31", ("2024", "27")),
    ("QD546-BG-2025", "shi_coverage_pct", ">=", 95, "2025-12-31", ("2024", "24")),
    ("QD546-CT-2025", "shi_coverage_pct", ">=", 95, "2025-12-31", ("2024", "92")),
    ("QD546-BTh-2025", "shi_coverage_pct", ">=", 95, "2025-12-31", ("2024", "60")),
    ("QD546-DNo-2025", "shi_coverage_pct", ">=", 95, "2025-12-31", ("2024", "67")),
]  # fmt: skip

# (vision, task or duty, who, words that say when, overtaken by the reform)
MILESTONES = {
    "HG-2045-01": ("Ủy ban nhân dân tỉnh", None, "Tầm nhìn đến năm 2045", True),
    "HG-TASK-01": ("Sở Y tế chủ trì", "2024-12-31", "Hoàn thành trong quý IV/2024.", True),
    "HG-TASK-02": ("Sở Y tế", None, "giai đoạn 2024-2030", True),
    "HG-TASK-03": ("Sở Y tế chủ trì", None, "giai đoạn 2026-2030", True),
    "HG-TASK-04": ("Sở Giáo dục và Đào tạo", None, "", False),
    "HG-TASK-05": ("Ủy ban nhân dân huyện", None, "", True),
    "QN-TASK-01": ("Ngành Y tế", "2018-12-31", "Trong năm 2018", False),
}
DUTIES = {
    "HG-REP-01": ("Ủy ban nhân dân huyện, thị xã, thành phố", "Sở Y tế", "Định kỳ"),
    "HG-REP-02": ("Sở Y tế", "Ủy ban nhân dân tỉnh", "Định kỳ"),
    "HG-REP-03": ("Sở Y tế", "", ""),
    "QV-REP-01": ("Các cơ quan, đơn vị, địa phương", "Ủy ban nhân dân thị xã", "Định kỳ"),
}


def ids(lines):
    return [line[0] for line in lines]


@pytest.mark.parametrize("line", SEEDS, ids=ids(SEEDS))
def test_a_promise_of_the_documents_is_as_it_was_read(catalogue, line):
    name, indicator, operator, value, deadline, scope, wording = line
    target = catalogue.targets[name]

    assert (target.indicator, str(target.operator), target.value) == (indicator, operator, value)
    assert (target.unit, target.deadline.isoformat()) == ("%", deadline)
    assert (target.scope.vintage, target.scope.area) == scope
    assert target.wording == wording
    assert target.owner


@pytest.mark.parametrize("line", FOUND, ids=ids(FOUND))
def test_a_promise_that_was_found_is_as_it_was_read(catalogue, line):
    name, indicator, operator, value, deadline, scope = line
    target = catalogue.targets[name]

    assert (target.indicator, str(target.operator), target.value) == (indicator, operator, value)
    assert target.deadline.isoformat() == deadline
    assert (target.scope.vintage, target.scope.area) == scope


def test_no_promise_is_missing_from_these_lines(catalogue):
    assert sorted(catalogue.targets) == sorted(ids(SEEDS) + ids(FOUND))


def test_lam_dong_promises_6_things_and_hau_giang_10(catalogue):
    promised = [len(catalogue.plans[key].targets) for key in ("lam_dong_2024", "hau_giang_89_2024")]

    assert promised == [6, 10]


def test_what_cannot_be_measured_says_why(catalogue):
    reasons = {t.id: t.not_measurable for t in catalogue.targets.values() if not t.indicator}

    assert set(reasons) == {"HG-2030-01", "VN-72-05"}
    assert "mẫu số" in reasons["HG-2030-01"]
    assert "không có mức" in reasons["VN-72-05"]


@pytest.mark.parametrize("name", ["LD-2030-06", "HG-2030-05"])
def test_a_promise_without_a_level_of_coverage_says_how_it_is_read(catalogue, name):
    assert "không ghi mức bao phủ" in catalogue.targets[name].note
    assert catalogue.targets[name].as_worded.startswith("ít nhất 1 lần mỗi năm")


@pytest.mark.parametrize("name", MILESTONES)
def test_a_task_or_vision_is_as_it_was_read(catalogue, name):
    owner, due, time, overtaken = MILESTONES[name]
    one = next(m for plan in catalogue.plans.values() for m in plan.milestones if m.id == name)

    assert one.owner.startswith(owner)
    assert (one.due.isoformat() if one.due else None, one.time) == (due, time)
    assert bool(one.overtaken) is overtaken


@pytest.mark.parametrize("name", DUTIES)
def test_a_duty_to_report_says_who_to_whom_and_when(catalogue, name):
    who, to, time = DUTIES[name]
    one = next(d for plan in catalogue.plans.values() for d in plan.duties if d.id == name)

    assert (one.who, one.time) == (who, time)
    assert one.to.startswith(to)


def test_no_task_and_no_duty_is_missing_from_these_lines(catalogue):
    plans = catalogue.plans.values()

    assert {m.id for plan in plans for m in plan.milestones} == set(MILESTONES)
    assert {d.id for plan in plans for d in plan.duties} == set(DUTIES)


def test_schools_are_a_task_without_a_deadline_beside_an_indicator(catalogue):
    tasks = {m.id: m.indicator for m in catalogue.plans["hau_giang_89_2024"].milestones}

    assert tasks["HG-TASK-04"] == "schools_with_school_health_pct"


def test_tien_yens_village_workers_are_a_fact_and_no_promise(catalogue):
    facts = catalogue.plans["tien_yen_2019"].facts

    assert [fact.indicator for fact in facts] == [None, "villages_with_active_vhw_pct"]
    assert facts[1].wording.startswith("122 y tế thôn bản")


def test_every_indicator_has_a_promise_or_another_reason_to_be_there(catalogue):
    promised = {t.indicator for t in catalogue.targets.values()}
    promised |= {m.indicator for plan in catalogue.plans.values() for m in plan.milestones}
    promised |= {f.indicator for plan in catalogue.plans.values() for f in plan.facts}

    assert set(catalogue.indicators) - promised == {
        *("chs_with_working_doctor_pct", "chs_doctors_per_station", "chs_doctors_per_10000"),
    }
