from __future__ import annotations

import pytest

from ytcs_data.ingest.columns import Meanings
from ytcs_data.ingest.heading_words import heading_key
from ytcs_data.ingest.office_kinds import OFFICE_KINDS
from ytcs_data.ingest.reading import Choices, find_tables, read_document


@pytest.fixture(scope="module")
def meanings(catalogue) -> Meanings:
    return Meanings(catalogue)


def roles(meanings: Meanings, *headings: str, cells: str = "1") -> dict[str, str]:
    """Roles by heading of a table with these headings over one row of names and numbers."""
    lines = [";".join(["Xã", *headings]), ";".join(["Xã Phù Lãng", *[cells] * len(headings)])]
    document = read_document("\n".join([*lines, ""]).encode(), "a.csv", Choices(delimiter=";"))
    (table,) = find_tables(document.grids[0])
    return {one.heading: one.role for one in meanings.of_table(table, {}) if one.sure}


def test_every_synonym_and_title_means_its_measure(catalogue, meanings):
    for measure in catalogue.measures.values():
        for text in (measure.title, *measure.synonyms):
            assert meanings.measure_named(text) == measure.id, text


def test_no_key_means_two_measures(catalogue):
    known: dict[str, str] = {}
    for measure in catalogue.measures.values():
        for text in (measure.title, *measure.synonyms):
            assert known.setdefault(heading_key(text), measure.id) == measure.id, text


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("SỐ THẺ BHYT", "measure:insured"),
        ("Số người tham gia BHYT (người)", "measure:insured"),
        ("DS TB", "measure:population"),
        ("Dân số tính đến 30/9/2026", "measure:population"),
        ("BS biên chế", "measure:permanent_doctors"),
        ("Bác sỹ luân phiên", "measure:rotated_doctors"),
        ("TC 5", "measure:criterion_05_score"),
        ("Tỉ lệ BHYT (%)", "rate:shi_coverage_pct"),
        ("Số thẻ BHYT kế hoạch", "unused"),
        ("Số thẻ BHYT cùng kỳ", "unused"),
        ("Dân số nữ", "unused"),
        ("Chưa có thẻ BHYT", "unused"),
        ("HSSKĐT đã cập nhật", "unused"),
        ("NVYTTB", "unused"),
        ("Y sĩ", "unused"),
        ("Ghi chú", "note"),
    ],
)
def test_a_heading_means_what_an_office_means_by_it(meanings, heading, role):
    assert roles(meanings, heading)[heading] == role


@pytest.mark.parametrize("heading", ["Bác sĩ", "Số người tham ga BHYT"])
def test_a_heading_that_may_mean_a_measure_is_only_proposed(meanings, heading):
    assert heading not in roles(meanings, heading)


def test_a_column_of_men_is_no_column_of_years(meanings):
    assert roles(meanings, "Nam", cells="12000")["Nam"] == "unused"
    assert roles(meanings, "Năm", cells="2026")["Năm"] == "period"


def test_a_proposal_gives_way_to_the_column_that_is_sure(meanings):
    found = roles(meanings, "Bác sĩ", "Bác sĩ biên chế")

    assert found == {"Xã": "area_name", "Bác sĩ": "unused"} | {
        "Bác sĩ biên chế": "measure:permanent_doctors"
    }


def test_every_kind_of_problem_has_a_sentence_and_a_severity():
    assert all(kind.sentence and kind.severity for kind in OFFICE_KINDS.values())
