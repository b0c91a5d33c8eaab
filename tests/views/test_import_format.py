"""Templates of the criteria are right in all but the commune, which nobody has."""

from __future__ import annotations

from tests.ingest.files import problems_of
from ytcs_data.views.import_format import recognition_template, score_template


def test_a_template_of_decisions_is_refused_only_for_its_example(catalogue, register):
    found = problems_of(recognition_template(), catalogue, register)

    assert [(p.kind, p.line, p.column) for p in found] == [("unknown-area", 2, "area_code")]


def test_a_template_of_scores_has_each_criterion_at_its_most(catalogue, register):
    content = score_template(catalogue.criteria["qd_1300_2023"])

    lines = content.decode().splitlines()[1:]
    assert len(lines) == 11
    assert ",criterion_05_score,19,," in lines[4]
    found = problems_of(content, catalogue, register)
    assert {(p.kind, p.column) for p in found} == {("unknown-area", "area_code")}
