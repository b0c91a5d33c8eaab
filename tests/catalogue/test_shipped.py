"""The shipped files say what the documents say, and name only what exists."""

import math
import re
from datetime import date

import pytest

from ytcs_data.catalogue import Confidence, Polarity, load_catalogue

SEEDS = {
    "lam_dong_2024": "000_50b971b34aa84129.txt",
    "hau_giang_89_2024": "001_3b238b56b2be30be.txt",
    "que_vo_04_2023": "002_f3ab470167b74f7c.txt",
    "tien_yen_2019": "003_832667bd1ee6b91f.txt",
    "quang_ninh_2017": "004_a247a4e17c6b6a22.txt",
}


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_shipped_file_loads(catalogue):
    assert load_catalogue() == catalogue
    assert (len(catalogue.measures), len(catalogue.indicators)) == (36, 19)
    assert (len(catalogue.plans), len(catalogue.datasets)) == (13, 8)


def test_the_wording_is_word_for_word_that_of_the_document(catalogue, shared):
    for plan_id, file in SEEDS.items():
        text = one_line((shared / "seeds" / file).read_text(encoding="utf-8"))
        plan = catalogue.plans[plan_id]
        assert plan.source.confidence is Confidence.SEED
        said = [one.wording for kind in (plan.targets, plan.milestones, plan.duties, plan.facts)
                for one in kind]  # fmt: skip
        said += [one.time for one in (*plan.milestones, *plan.duties)]
        for words in said:
            assert one_line(words) in text, f"{plan_id}: {words}"


def test_only_the_documents_handed_over_are_called_so(catalogue):
    for plan in catalogue.plans.values():
        confidences = {plan.source.confidence, *(t.confidence for t in plan.targets)}
        assert confidences == {Confidence.SEED if plan.id in SEEDS else Confidence.FOUND}


def test_the_places_of_the_plans_exist_in_their_vintage(catalogue, register):
    for plan in catalogue.plans.values():
        scopes = [plan.scope, *(target.scope for target in plan.targets)]
        assert all((s.area, s.vintage) in register for s in scopes if s.area), plan.id
        assert all((code, "2025") in register for code in plan.carried_on_by), plan.id


@pytest.mark.parametrize(
    ("plan", "name"),
    [("hau_giang_89_2024", "Hậu Giang"), ("que_vo_04_2023", "Quế Võ"),
     ("tien_yen_2019", "Tiên Yên"), ("bac_giang_2024", "Bắc Giang"),
     ("binh_thuan_2031_2023", "Bình Thuận"), ("quang_ninh_72_2025", "Quảng Ninh")],
)  # fmt: skip
def test_a_plan_is_for_the_place_in_its_title(catalogue, register, plan, name):
    scope = catalogue.plans[plan].scope

    assert register[scope.area, scope.vintage].short_name == name


def test_the_seven_communes_of_que_vo_carry_it_on(catalogue, crosswalk):
    carried_on = set(catalogue.plans["que_vo_04_2023"].carried_on_by)

    assert carried_on == set(crosswalk.former_districts("24")["259"])


def test_the_promise_that_cannot_be_measured_says_why(catalogue):
    target = catalogue.targets["HG-2030-01"]

    assert target.indicator is None
    assert "mẫu số" in target.not_measurable


def test_a_condition_on_each_station_keeps_how_it_was_counted(catalogue):
    assert catalogue.targets["LD-2030-01"].as_worded == "1 bác sĩ cơ hữu mỗi trạm"
    assert catalogue.targets["VN-72-01"].as_worded == "tối thiểu 4 bác sĩ mỗi trạm"


def test_the_roadmap_of_que_vo_is_5_1_6_6_3_of_21_communes(catalogue):
    path = catalogue.targets["QV-2027-00"].path

    done = {2023: 5, 2024: 6, 2025: 12, 2026: 18, 2027: 21}
    assert path == {year: math.floor(10_000 * count / 21) / 100 for year, count in done.items()}


def test_the_path_of_a_target_ends_at_its_value(catalogue):
    for target in catalogue.targets.values():
        assert not target.path or target.path[target.deadline.year] == target.value, target.id


def test_a_document_without_targets_keeps_its_facts(catalogue):
    assert [len(catalogue.plans[p].targets) for p in ("tien_yen_2019", "quang_ninh_2017")] == [0, 0]
    (fact,) = catalogue.plans["quang_ninh_2017"].facts
    assert (fact.period, fact.indicator) == ("2017", "shi_coverage_pct")


def test_texts_for_the_screen_are_written_the_vietnamese_way(catalogue):
    for indicator in catalogue.indicators.values():
        assert indicator.definition.endswith("."), indicator.id
        assert indicator.why_it_matters.endswith("."), indicator.id
        assert not indicator.title.endswith("."), indicator.id
        assert not indicator.unit[0].isupper(), indicator.id
        low = indicator.id == "stunting_u5_pct"
        assert indicator.polarity is (Polarity.LOW_IS_GOOD if low else Polarity.HIGH_IS_GOOD)
    for measure in catalogue.measures.values():
        assert measure.definition.endswith("."), measure.id


def test_the_ten_criteria_of_2023_have_100_points(catalogue):
    one = catalogue.criteria["qd_1300_2023"]

    assert [c.most for c in one.criteria] == [14, 10, 12, 9, 19, 12, 6, 11, 3, 4]
    assert (one.most, one.total_pct, one.each_pct, one.recognised_years) == (100, 80, 50, 3)
    assert (one.number, one.valid_from) == ("1300/QĐ-BYT", date(2023, 3, 9))
    assert one.measures == tuple(f"criterion_{n:02}_score" for n in range(1, 11))
    titles = [catalogue.measures[c.measure].title.casefold() for c in one.criteria]
    numbered = enumerate(one.criteria, start=1)
    assert titles == [f"điểm tiêu chí {n}, {c.title.casefold()}" for n, c in numbered]


def test_communes_are_scored_by_the_criteria_of_the_day(catalogue):
    assert catalogue.criteria_on(date(2023, 3, 9)).id == "qd_1300_2023"
    assert catalogue.criteria_on(date(2023, 3, 8)).id == "qd_4667_2014"
    assert catalogue.criteria_on(date(2014, 11, 6)) is None


def test_every_file_was_reviewed_and_will_be_again(catalogue):
    for indicator in catalogue.indicators.values():
        assert (indicator.reviewed.by, indicator.reviewed.on) == ("data-team", date(2026, 11, 22))
        assert indicator.reviewed.next > indicator.reviewed.on


def test_every_measure_belongs_to_exactly_one_dataset(catalogue):
    listed = [measure for dataset in catalogue.datasets.values() for measure in dataset.measures]

    assert sorted(listed) == sorted(catalogue.measures)


def test_no_heading_means_two_measures(catalogue):
    headings = [s.casefold() for m in catalogue.measures.values() for s in m.synonyms]

    assert len(headings) == len(set(headings))
