"""A file of people by part: what it says, and every sentence about what is wrong with it.

06880 Yên Than was divided between 06862 and 06874; 06886 Hải Lạng between three.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.crosswalk import read_links
from geo.reweighing import Evidence, divided
from ytcs_data.errors import FileRejected
from ytcs_data.ingest import read_people

PLAIN = "old_code,new_code,people,source"
FACTS = "old_code,new_code,people,population_goes_here,source"
THREE = ("06799", "06853", "06886")

Read = Callable[..., dict[str, list[Evidence]]]


@pytest.fixture
def read(tmp_path, register) -> Read:
    def read(*lines: str, header: str = PLAIN) -> dict[str, list[Evidence]]:
        path = tmp_path / "people.csv"
        path.write_text("\n".join([header, *lines, ""]), encoding="utf-8")
        return read_people(path, divided(read_links()), register)

    return read


@pytest.fixture
def told(read) -> Callable[..., list[str]]:
    def told(*lines: str, header: str = FACTS) -> list[str]:
        with pytest.raises(FileRejected) as refused:
            read(*lines, header=header)
        return [str(problem) for problem in refused.value.args]

    return told


def test_people_of_every_part_are_the_weights_and_the_source_is_noted(read: Read):
    found = read("06880,06862,1500,Báo cáo xã", "06880,06874,4500.5,Báo cáo xã")

    assert found == {"06880": [Evidence("people", {"06862": 1500, "06874": 4500.5}, "Báo cáo xã")]}


@pytest.mark.parametrize("facts", [("all", ""), ("", "none"), ("all", "none")])
def test_all_in_one_part_is_nobody_in_the_others(read: Read, facts: tuple[str, str]):
    lines = [
        f"06880,{new},,{fact},NQ 1679" for new, fact in zip(("06862", "06874"), facts, strict=True)
    ]

    assert read(*lines, header=FACTS) == {
        "06880": [Evidence("law", {"06862": 1, "06874": 0}, "NQ 1679")]
    }


def test_one_of_three_without_people_leaves_the_others_to_be_counted(read: Read):
    news = divided(read_links())["06886"]
    facts = [f"06886,{news[0]},,none,NQ", *(f"06886,{new},,,NQ" for new in news[1:])]
    counted = [f"06886,{news[0]},0,none,NQ", *(f"06886,{new},5,,NQ" for new in news[1:])]
    law = Evidence("law", {news[0]: 0, news[1]: 1, news[2]: 1}, "NQ")

    assert read(*facts, header=FACTS) == {"06886": [law]}
    assert read(*counted, header=FACTS) == {
        "06886": [law, Evidence("people", {news[1]: 5, news[2]: 5}, "NQ")]
    }


def rows(*pairs: tuple[str, str]) -> tuple[str, str]:
    """Both parts of Yên Than, with people and fact as given."""
    (a, fact_a), (b, fact_b) = pairs
    return f"06880,06862,{a},{fact_a},s", f"06880,06874,{b},{fact_b},s"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            ("6880,06862,1,,s",),
            "Dòng 2, cột “old_code”: Mã “6880” mất số 0 ở đầu, đúng phải là 06880.",
        ),
        (
            ("09253,09253,1,,s",),
            "Dòng 2, cột “old_code”: 09253 (Phường Đại Xuân) không bị chia khi sắp xếp. "
            "Xoá dòng này.",
        ),
        (
            (*rows(("1", ""), ("2", "")), "06880,06877,1,,s"),
            "Dòng 4, cột “new_code”: Không có phần nào của xã cũ nhập vào “06877”. "
            "Các mã mới đúng là: 06862, 06874.",
        ),
        (
            (*rows(("1", ""), ("2", "")), "06880,06862,1,,s"),
            "Dòng 4, cột “new_code”: Trùng với dòng 2: cùng mã cũ và mã mới.",
        ),
        (
            ("06880,06862,1,,s",),
            "Dòng 2, cột “new_code”: 06880 (Xã Yên Than) còn thiếu phần nhập vào 06874. "
            "Ghi đủ mọi phần, mỗi phần một dòng.",
        ),
        (
            rows(("1", ""), ("-2", "")),
            "Dòng 3, cột “people”: -2 là số âm. Chỉ tiêu này không thể nhỏ hơn 0.",
        ),
        (
            rows(("1", ""), ("1,5", "")),
            "Dòng 3: Dòng có 6 ô, đúng phải là 5.",
        ),
        (
            rows(("1", ""), ("1.234.567", "")),
            "Dòng 3, cột “people”: “1.234.567” viết sai kiểu. Dùng dấu chấm thập phân, "
            "không tách hàng nghìn: 1234.5.",
        ),
        (
            rows(("1", "some"), ("2", "")),
            "Dòng 2, cột “population_goes_here”: some không hợp lệ. Viết một trong: all, none.",
        ),
        (
            rows(("", "all"), ("", "all")),
            "Dòng 2, cột “population_goes_here”: Các dòng của 06880 (Xã Yên Than) mâu thuẫn: "
            "chỉ một phần được ghi all, và phải có phần có dân.",
        ),
        (
            rows(("", "none"), ("", "none")),
            "Dòng 2, cột “population_goes_here”: Các dòng của 06880 (Xã Yên Than) mâu thuẫn: "
            "chỉ một phần được ghi all, và phải có phần có dân.",
        ),
        (
            rows(("9", "all"), ("3", "")),
            "Dòng 3, cột “people”: Ghi 3 người ở phần không có dân theo văn bản. "
            "Xoá số này hoặc sửa all, none.",
        ),
        (
            rows(("9", ""), ("", "")),
            "Dòng 3, cột “people”: Chưa biết dân ở phần này. Ghi số dân của mọi phần có dân, "
            "hoặc ghi all, none ở cột population_goes_here.",
        ),
        (
            rows(("0", ""), ("0", "")),
            "Dòng 2, cột “people”: Mọi phần của 06880 (Xã Yên Than) đều 0 người. Ghi số dân đúng.",
        ),
        (
            ("06880,06862,1,,", "06880,06874,1,,s"),
            "Dòng 2, cột “source”: Ô trống. Cột này phải có ở mọi dòng.",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(told, lines: tuple[str, ...], sentence: str):
    assert sentence in told(*lines)


def test_every_fault_is_told_and_in_the_order_of_the_file(told):
    sentences = told("09253,09253,x,,s", "06880,06862,-1,,s", "09253,09253,1,,s")

    assert [sentence.split(",")[0] for sentence in sentences] == ["Dòng 2", "Dòng 3", "Dòng 4"]


def test_a_wrong_header_is_told_what_would_be_right(told):
    assert told("06880,06862,1", header="old_code,new_code,people") == [
        f"Dòng 1, cột “source”: Thiếu cột này. Dòng tiêu đề đúng là {PLAIN}."
    ]


def test_a_file_that_is_not_there_is_told(tmp_path, register):
    with pytest.raises(FileRejected) as refused:
        read_people(tmp_path / "none.csv", {}, register)

    assert "Không có tệp" in str(refused.value.args[0])
