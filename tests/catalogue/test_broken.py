"""One broken file per rule: each stops the start with a sentence that names file and field."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ytcs_data.catalogue import load_catalogue
from ytcs_data.errors import CatalogueError

HERE = Path(__file__).parent
INDICATOR, PLAN = "indicators/with_doctor.yaml", "plans/plan_a.yaml"
CRITERIA = "criteria/set_a.yaml"
DATASET, DOCTORS = "datasets/station_reports.yaml", "measures/doctors.yaml"

# The folder in broken/, the file, the field, and the words that show what would be right.
RULES = [
    ("about_measured", PLAN, "targets.0.operator", "no bound"),
    ("area_by_name", PLAN, "scope.area", "a code"),
    ("area_without_vintage", PLAN, "scope.vintage", '"2024" or "2025"'),
    ("at_least_missing", INDICATOR, "numerator.at_least", "a number beside stations_with"),
    ("breaks_unsorted", INDICATOR, "breaks", "limits that grow"),
    ("categories_of_a_count", DOCTORS, "categories", "kind: category"),
    ("communes_with_a_count", INDICATOR, "numerator.communes_with", "kind: flag"),
    ("confidence_memory", PLAN, "targets.0.confidence", "'seed', 'found' or 'derived'"),
    ("criteria_empty", CRITERIA, "criteria", "a note that says why"),
    ("criteria_same_day", "criteria/set_b.yaml", "valid_from", "a day of its own"),
    ("criterion_measure_unknown", CRITERIA, "criteria.0.measure", "one of doctors, people"),
    ("criterion_not_a_score", CRITERIA, "criteria.0.measure", "kind: score"),
    ("criterion_without_points", CRITERIA, "criteria.0.most", "greater than 0"),
    ("dataset_level_mixed", DATASET, "measures", "right would be station"),
    ("dataset_measure_unknown", DATASET, "measures", "one of doctors, people"),
    ("deadline_not_a_date", PLAN, "targets.0.deadline", "as 2030-12-31"),
    ("duty_id_twice", PLAN, "duties.0.id", "an id of its own"),
    ("fact_of_no_indicator", PLAN, "facts.0.indicator", "one that exists"),
    ("failing_point_not_a_flag", CRITERIA, "failing_point", "kind: flag"),
    ("field_missing", INDICATOR, "unit", "as read after a number"),
    ("field_unknown", INDICATOR, "short_titel", "mend its name"),
    ("id_given", INDICATOR, "id", "the file's name is the id"),
    ("indicator_unknown", PLAN, "targets.0.indicator", "one that exists"),
    ("loader_field_given", INDICATOR, "station_measures", "nothing"),
    ("measure_unknown", INDICATOR, "numerator.stations_with", "one of doctors, people"),
    ("measured_and_not_measurable", PLAN, "targets.0.indicator", "either an indicator, or"),
    ("milestone_of_no_indicator", PLAN, "milestones.0.indicator", "one that exists"),
    ("name_not_an_id", "indicators/With-Doctor.yaml", "id", "small letters"),
    ("neither_measured_nor_explained", PLAN, "targets.0.indicator", "not_measurable with the"),
    ("no_breaks", INDICATOR, "breaks", "limits of classes"),
    ("number_for_a_text", PLAN, "scope.vintage", "'2024' or '2025'"),
    ("operator_unknown", PLAN, "targets.0.operator", "'>', '>=', '=', '<', '<=' or '≈'"),
    ("path_out_of_order", PLAN, "targets.0.path", "years in order"),
    ("plan_says_nothing", PLAN, "targets", "a note that says why"),
    ("range_upside_down", INDICATOR, "range", "[lowest, highest]"),
    ("reference_unknown", INDICATOR, "reference_target", "one of A-1"),
    ("short_title_long", INDICATOR, "short_title", "at most 30 letters"),
    ("stations_with_of_communes", INDICATOR, "numerator.stations_with", "level: station"),
    ("sum_of_a_flag", INDICATOR, "numerator.sum", "kind: count"),
    ("superseded_by_nothing", PLAN, "targets.0.superseded_by", "the id of a target"),
    ("target_id_twice", "plans/plan_b.yaml", "targets.0.id", "an id of its own"),
    ("text_for_a_number", INDICATOR, "factor", "100 for a per cent"),
    ("two_forms_of_a_term", INDICATOR, "denominator", "one of sum, stations_with"),
    ("unit_not_the_indicators", PLAN, "targets.0.unit", "'%'"),
    ("url_incomplete", INDICATOR, "source.url", "whole address"),
    ("value_out_of_range", PLAN, "targets.0.value", "0 to 100"),
    ("word_unknown", INDICATOR, "polarity", "'no_judgement'"),
]
# Files of which not even the fields can be told.
UNREADABLE = [
    ("key_twice", INDICATOR, "line 2 cannot be read ('order' is given a second time)"),
    ("no_fields", "indicators/empty.yaml", "found no fields"),
    ("not_utf8", "measures/people.yaml", "found byte 17 not in UTF-8"),
    ("not_yaml", INDICATOR, "line 15 cannot be read"),
]


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(HERE / "sound", tmp_path / "catalogue")


def faults(folder: Path, rule: str = "") -> list[str]:
    if rule:
        shutil.copytree(HERE / "broken" / rule, folder, dirs_exist_ok=True)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return str(caught.value).splitlines()


def test_the_sound_files_load(folder):
    assert list(load_catalogue(folder).indicators) == ["with_doctor"]


@pytest.mark.parametrize(("rule", "file", "field", "right"), RULES, ids=[r[0] for r in RULES])
def test_a_broken_rule_is_told_in_one_sentence(folder, rule, file, field, right):
    told = [line for line in faults(folder, rule) if line.startswith(f"{file}: field '{field}'")]

    assert len(told) == 1
    assert right in told[0]
    assert "right would be" in told[0]


@pytest.mark.parametrize(("rule", "file", "found"), UNREADABLE, ids=[r[0] for r in UNREADABLE])
def test_a_file_that_cannot_be_read_is_named(folder, rule, file, found):
    told = faults(folder, rule)

    assert len(told) == 1
    assert told[0].startswith(f"{file}: {found}")


def test_every_broken_file_has_its_rule():
    rules = {rule for rule, *_rest in [*RULES, *UNREADABLE]}

    assert rules == {folder.name for folder in (HERE / "broken").iterdir()}


def test_one_whole_sentence(folder):
    assert faults(folder, "value_out_of_range") == [
        "plans/plan_a.yaml: field 'targets.0.value': found 9500;"
        " right would be 0 to 100, the range of with_doctor."
    ]


def test_all_faults_are_told_at_once(folder):
    told = faults(folder, "word_unknown") + faults(folder, "operator_unknown")

    assert len(told) == 3  # the second time both


def test_station_measures_need_the_list_of_stations(folder):
    (folder / "measures/stations.yaml").unlink()
    (folder / "datasets/station_reports.yaml").unlink()
    file = folder / INDICATOR
    text = file.read_text(encoding="utf-8").replace("{sum: [stations]}", "{sum: [people]}")
    file.write_text(text, encoding="utf-8")

    assert faults(folder) == [
        "indicators/with_doctor.yaml: field 'numerator.stations_with': found 'doctors';"
        " right would be a measure 'stations' too."
    ]
