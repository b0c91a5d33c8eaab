"""One look a class, the same everywhere, and told apart without seeing colours."""

from __future__ import annotations

import math
from datetime import date
from itertools import combinations

import pandas as pd
import pytest

from geo.thumbnail import PATTERNS
from ytcs_data import legend
from ytcs_data.analysis.progress import classify
from ytcs_data.catalogue import Catalogue, Indicator, Target
from ytcs_data.legend import MET, NEAR, NO, NOT_MET, SEQUENCE, STATES, YES
from ytcs_data.states import State

BHYT, DOCTORS, FAMILY = (
    "shi_coverage_pct",
    "chs_doctors_per_station",
    "communes_with_family_doctor_model_pct",
)


def brightness(colour: str) -> float:
    """Of a colour printed without colour, 0 to 255 (ITU-R BT.601)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def lines_of(catalogue: Catalogue, indicator: Indicator) -> list[list[legend.Entry]]:
    """The legend with the target that leads, if there is one, and without any."""
    targets = catalogue.targets_for(indicator.id, "2025")[:1]
    return [legend.entries(indicator, target) for target in [*targets, None]]


def test_every_state_that_is_no_number_has_a_line_with_a_pattern():
    assert {entry.id for entry in STATES} == set(State) - {State.VALUE, State.ESTIMATED}
    assert all(entry.pattern for entry in STATES)
    assert len({entry.pattern for entry in STATES}) == len(STATES)


def test_all_lines_of_every_legend_look_different(catalogue: Catalogue):
    for indicator in catalogue.indicators.values():
        for lines in lines_of(catalogue, indicator):
            looks = [(line.colour, line.pattern) for line in lines]
            assert len(set(looks)) == len(looks), indicator.id
            assert len({line.id for line in lines}) == len(lines)
            assert len({line.label for line in lines}) == len(lines)


def test_only_patterns_that_can_be_drawn_are_asked_for(catalogue: Catalogue):
    used = {
        line.pattern
        for indicator in catalogue.indicators.values()
        for lines in lines_of(catalogue, indicator)
        for line in lines
    }

    assert used - {""} == set(PATTERNS)


@pytest.mark.parametrize("colours", [(MET, NEAR, NOT_MET), (YES, NO), SEQUENCE])
def test_without_colours_the_classes_still_differ_in_brightness(colours: tuple[str, ...]):
    for one, other in combinations(colours, 2):
        assert abs(brightness(one) - brightness(other)) >= 15, (one, other)


def test_a_sequence_gets_darker_step_by_step():
    shades = [brightness(colour) for colour in SEQUENCE]

    assert shades == sorted(shades, reverse=True)


def test_a_pattern_can_be_seen_on_its_fill(catalogue: Catalogue):
    for indicator in catalogue.indicators.values():
        for line in (line for lines in lines_of(catalogue, indicator) for line in lines):
            if line.pattern:
                assert abs(brightness(line.colour) - brightness(line.ink)) >= 60, line


def test_each_class_and_state_that_can_come_has_a_line(catalogue: Catalogue):
    """Classes are made in `analysis.progress`: what it says is looked up here."""
    rows = pd.DataFrame(
        {
            "numerator": [0.0, 93.0, 100.0, 50.0, *[math.nan] * 4],
            "denominator": [100.0] * 4 + [math.nan] * 4,
            "value": [0.0, 93.0, 100.0, 50.0, *[math.nan] * 4],
            "state": [*[State.VALUE] * 4, *(entry.id for entry in STATES)],
        }
    )
    for indicator in catalogue.indicators.values():
        targets = catalogue.targets_for(indicator.id, "2025")[:1]
        for target in [*targets, None]:
            lines = legend.entries(indicator, target)
            for class_id in classify(rows, indicator, target):
                assert legend.look(lines, class_id).label
                if class_id not in set(State):
                    estimated = legend.look(lines, class_id + legend.ESTIMATED_MARK)
                    assert estimated.label.endswith("(ước tính)")
                    assert estimated.pattern


def test_classes_are_listed_also_when_no_area_has_them_and_states_only_then(catalogue: Catalogue):
    lines = legend.entries(catalogue.indicators[BHYT], catalogue.targets["VN-72-02"])

    assert [line.label for line in lines if line.always] == [
        "Đạt",
        "Gần đạt (thiếu không quá 5 điểm)",
        "Chưa đạt",
    ]


def test_low_is_good_is_told_and_painted_from_the_other_side(catalogue: Catalogue):
    stunting = catalogue.indicators["stunting_u5_pct"]
    judged = legend.entries(stunting, catalogue.targets["VN-262-05-2030"])
    steps = [line for line in legend.entries(stunting, None) if line.always]

    assert [line.label for line in judged if line.always] == [
        "Đạt",
        "Gần đạt (vượt không quá 5 điểm)",
        "Chưa đạt",
    ]
    assert steps[0].label == "Dưới 10,0"
    shades = [brightness(line.colour) for line in steps]
    assert shades == sorted(shades)  # the lowest is the best, and the best is dark


def test_without_a_target_the_steps_leave_no_gap(catalogue: Catalogue):
    lines = legend.entries(catalogue.indicators[BHYT], None)

    assert [line.label for line in lines if line.always] == [
        "Dưới 80,0",
        "Từ 80,0 đến dưới 90,0",
        "Từ 90,0 đến dưới 95,0",
        "Từ 95,0 trở lên",
    ]
    assert [line.id for line in lines if line.always] == ["c0", "c1", "c2", "c3"]


def test_a_yes_no_indicator_has_yes_and_no_whatever_the_target(catalogue: Catalogue):
    family = catalogue.indicators[FAMILY]

    for target in (catalogue.targets["HG-2030-06"], None):
        lines = legend.entries(family, target)
        assert [line.label for line in lines if line.always] == ["Có", "Không"]


def test_there_are_colours_for_as_many_steps_as_the_catalogue_asks_for(catalogue: Catalogue):
    for indicator in catalogue.indicators.values():
        assert len(indicator.breaks or ()) < len(SEQUENCE), indicator.id


@pytest.mark.parametrize(
    ("operator", "value", "words"),
    [
        (">", 95, "trên 95 %"),
        (">=", 30, "từ 30 % trở lên"),
        ("=", 100, "đạt 100 %"),
        ("<", 5, "dưới 5 %"),
        ("<=", 2.5, "không quá 2,50 %"),
        (">=", 95.15, "từ 95,15 % trở lên"),
    ],
)
def test_a_target_is_worded_as_its_document_compares(
    catalogue: Catalogue, operator: str, value: float, words: str
):
    target = catalogue.targets["VN-72-02"].model_copy(
        update={"operator": operator, "value": float(value)}
    )

    assert legend.wording(target, catalogue.indicators[BHYT]) == words


def test_the_rule_names_target_deadline_and_document(catalogue: Catalogue):
    bhyt = catalogue.indicators[BHYT]

    def told(target_id: str) -> str:
        return legend.rule(catalogue.targets[target_id], bhyt, catalogue)

    assert told("HG-2030-02") == "Mục tiêu: trên 95 %, hạn 31/12/2030 (89/KH-UBND)"
    # without a number a document is called by its title
    assert told("BG-2030-01").endswith(f"({catalogue.plans['bac_giang_2024'].title})")
    assert legend.rule(None, bhyt, catalogue) == ""


def test_a_quantity_has_the_indicators_decimals_and_unit(catalogue: Catalogue):
    doctors, bhyt = catalogue.indicators[DOCTORS], catalogue.indicators[BHYT]

    assert legend.quantity(95.25, bhyt) == "95,3 %"
    assert legend.quantity(0, bhyt) == "0,0 %"
    assert legend.quantity(3.04, doctors) == "3,0 bác sĩ/trạm"
    assert legend.quantity(math.nan, bhyt) == legend.quantity(None, bhyt) == "–"


def test_a_state_is_called_the_same_as_on_the_map():
    assert legend.state_label(State.NOT_REPORTED) == "Chưa báo cáo"
    assert legend.state_label(State.REASSESS) == "Chờ đánh giá lại"


def test_every_target_of_the_catalogue_can_be_worded(catalogue: Catalogue):
    measured: list[Target] = [t for t in catalogue.targets.values() if t.indicator]
    assert len(measured) > 10

    for target in measured:
        text = legend.rule(target, catalogue.indicators[target.indicator], catalogue)
        assert f"{target.deadline:%d/%m/%Y}" in text
        assert date(2020, 1, 1) < target.deadline
