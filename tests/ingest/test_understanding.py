from __future__ import annotations

import random

import pandas as pd
import pytest

from tests.ingest.traps.making import HEAD, SAID, book, right, table, usual, xlsx
from ytcs_data.check_document import check_document
from ytcs_data.ingest.office.titles import period_of_name, period_of_titles
from ytcs_data.ingest.understanding import Sources, Verdict, Wishes, understand
from ytcs_data.store.stations import SPELL

NOTHING = pd.DataFrame(columns=[*SPELL, "source"])


@pytest.fixture(scope="module")
def sources(catalogue, register, crosswalk) -> Sources:
    return Sources(catalogue, register, crosswalk, lambda: NOTHING)


def kinds(found) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.kind) for problem in found.problems]


def test_rows_are_as_the_store_takes_them(sources, store):
    found = understand(xlsx(table(usual())), "bhyt.xlsx", Wishes(), sources)

    store.commit(found.rows, file_name="bhyt.xlsx", sha256="a")

    held = store.holding("insured", "2025")
    assert dict(zip(held["area_code"], held["value"], strict=True)) == {
        code: values["insured"] for code, values in right().values()
    }
    assert set(held["source"]) == {f"{SAID}. Tệp bhyt.xlsx"}


def test_a_heading_that_a_person_has_settled_is_read(sources):
    content = xlsx(table(usual(), (*HEAD[:4], "Cột lạ")))

    found = understand(content, "a.xlsx", Wishes(headings={"Cột lạ": "measure:insured"}), sources)

    assert set(found.rows["measure"]) == {"population", "insured"}


def test_a_proposal_is_told_and_not_read_until_then(sources):
    content = xlsx(table(usual(), (*HEAD[:4], "Số người tham ga BHYT")))

    asked = understand(content, "a.xlsx", Wishes(), sources)
    (unsure,) = [column for column in asked.columns if not column.sure]
    settled = Wishes(headings={unsure.heading: unsure.role})

    assert set(asked.rows["measure"]) == {"population"}
    assert understand(content, "a.xlsx", settled, sources).verdict is Verdict.WITH_WARNINGS


def test_figures_far_from_those_of_the_period_before_are_told(catalogue, register, crosswalk):
    def holding(measure: str, _vintage: str) -> pd.DataFrame:
        people = {"population": 10_000.0, "insured": 23_900.0}[measure]
        row = ("2026-08", "09247", "", people, "value", "x")
        columns = ["period", "area_code", "station_code", "value", "state", "source"]
        return pd.DataFrame([row], columns=columns)

    sources = Sources(catalogue, register, crosswalk, lambda: NOTHING, holding)
    found = understand(xlsx(table(usual()[:1])), "a.xlsx", Wishes(), sources)

    assert kinds(found) == [(5, "jump")]
    assert "24.815, kỳ trước 10.000 (tháng 8/2026)" in str(found.problems[0])


def test_a_person_who_says_another_province_is_told(sources):
    found = understand(xlsx(table(usual())), "a.xlsx", Wishes(province="22"), sources)

    assert (None, "province-contradicts") in kinds(found)
    assert found.verdict is Verdict.REJECT


def test_titles_of_one_period_and_of_two():
    assert period_of_titles(["BÁO CÁO THÁNG 9", "NĂM 2026"]) == ("2026-09", [])
    assert period_of_titles(["Năm 2026", "Thông tư số 37/2019/TT-BYT ngày 30/12/2019"])[0] == "2026"
    code, problems = period_of_titles(["Tháng 8/2026", "Tháng 9/2026"])
    assert (code, [problem.kind for problem in problems]) == ("", ["period-unclear"])
    assert period_of_name("bao_cao_T9_2026.xlsx") == "2026-09"


CELLS = (
    *("Xã Phù Lãng", "Phường Quế Võ", "09247", "9247", 9247.0, "Tổng cộng", "I", None, "-", "x"),
    *("1.200", "1,5", 100, 3.5, -1, "#REF!", "=1+1", "95,2%", "tháng 9/2026", "14/2026", True),
)
HEADS = (*HEAD, "Kỳ", "Tỷ lệ %", "Bác sĩ", "Bác sĩ / HĐ", "Huyện", "Tên trạm", "2025", None)


@pytest.mark.parametrize("seed", range(12))
def test_no_table_makes_it_stumble_and_what_is_stored_has_a_place(seed, sources, register):
    chance = random.Random(seed)
    sheets = {
        f"Tờ {number}": [
            [chance.choice(["SỞ Y TẾ BẮC NINH", "Tháng 9/2026", "năm 2025", None])],
            [chance.choice(HEADS) for _ in range(5)],
            *([chance.choice(CELLS) for _ in range(5)] for _ in range(4)),
        ]
        for number in range(chance.randint(1, 2))
    }

    found = understand(book(sheets), "a.xlsx", Wishes(), sources)

    assert check_document(found).verdict
    for row in found.rows.to_dict("records"):
        assert (row["area_code"], row["vintage"]) in register
