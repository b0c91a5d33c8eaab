"""Which old outlines a reader is led to: those for which somebody made a promise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data.views.old_outlines import old_outlines
from ytcs_data.views.selection import Selection

pytestmark = pytest.mark.usefixtures("sample")

CRITERIA, BHYT = "communes_meeting_national_criteria_pct", "shi_coverage_pct"
QUE_VO = Selection("2025", "24", "259", "", CRITERIA, "2026-10")


def test_the_promise_of_que_vo_is_seen_on_its_old_outline():
    ((there, target),) = [
        found for found in old_outlines(QUE_VO) if found[1].scope.area == "259"
    ]  # fmt: skip

    assert (there.province, there.district, there.indicator) == ("2024-27", "259", CRITERIA)
    assert target.scope.vintage == "2024"
    assert there == Selection.from_query(there.to_query())


def test_where_no_one_promised_anything_there_is_nothing_to_see():
    assert old_outlines(replace(QUE_VO, indicator="chs_doctors_per_10000")) == ()
    assert old_outlines(replace(QUE_VO, province="22", district="")) == ()  # was not merged
    assert old_outlines(replace(QUE_VO, vintage="2024", province="27")) == ()
    assert old_outlines(replace(QUE_VO, province="2024-27")) == ()
    assert old_outlines(replace(QUE_VO, indicator="chs_with_working_doctor_pct")) == ()
