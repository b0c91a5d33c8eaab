"""Periods and days as offices write them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from ytcs_data.ingest.date_words import find_date, read_dates
from ytcs_data.ingest.period_words import find_period, find_periods, period_of
from ytcs_data.periods import parse_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("tháng 9/2026", "2026-09"),
        ("THÁNG 9 / 2026", "2026-09"),
        ("T9/2026", "2026-09"),
        ("T09.2026", "2026-09"),
        ("T 9-2026", "2026-09"),
        ("Báo cáo tháng 09 năm 2026", "2026-09"),
        ("tháng 12-2025", "2025-12"),
        ("9/2026", "2026-09"),
        ("09-2026", "2026-09"),
        ("2026-09", "2026-09"),
        ("quý III/2025", "2025-Q3"),
        ("Quý 3 năm 2025", "2025-Q3"),
        ("QUÝ I NĂM 2026", "2026-Q1"),
        ("Q3-2025", "2025-Q3"),
        ("Q3/2025", "2025-Q3"),
        ("2025-Q3", "2025-Q3"),
        ("quý tư năm 2025", "2025-Q4"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("06 tháng đầu năm 2026", "2026-H1"),
        ("sáu tháng đầu năm 2026", "2026-H1"),
        ("6 tháng cuối năm 2025", "2025-H2"),
        ("6 tháng năm 2026", "2026-H1"),
        ("6T/2026", "2026-H1"),
        ("6T đầu năm 2026", "2026-H1"),
        ("nửa đầu năm 2026", "2026-H1"),
        ("lũy kế 9 tháng năm 2026", "2026-9M"),
        ("luỹ kế 9 tháng/2026", "2026-9M"),
        ("Lũy kế đến tháng 9/2026", "2026-9M"),
        ("lũy kế đến 30/9/2026", "2026-9M"),
        ("9 tháng đầu năm 2026", "2026-9M"),
        ("9T2026", "2026-9M"),
        ("12 tháng năm 2025", "2025"),
        ("3 tháng đầu năm 2026", "2026-Q1"),
        ("năm 2025", "2025"),
        ("cả năm 2025", "2025"),
        ("NĂM BÁO CÁO: 2025", ""),
        ("2025", "2025"),
        ("Số liệu 2025", "2025"),
        ("từ 01/01/2026 đến 30/6/2026", "2026-H1"),
        ("từ ngày 01/7/2026 đến ngày 30/9/2026", "2026-Q3"),
        ("từ tháng 1 đến tháng 9 năm 2026", "2026-9M"),
        ("tháng 7-9/2026", "2026-Q3"),
        ("từ 01/01/2026 đến 15/6/2026", ""),
        ("tính đến ngày 31/12/2025", "2025"),
        ("đến 30/9/2026", "2026-09"),
        ("tháng 9/2026 (số liệu đến 30/9/2026)", "2026-09"),
        ("bao_cao_thang_9_2026", "2026-09"),
        # what is none
        ("Lâm Đồng, ngày 05 tháng 7 năm 2026", ""),
        ("Quyết định 1300/QĐ-BYT ngày 09/3/2023", ""),
        ("Theo Thông tư số 37 năm 2019 và 2023", ""),
        ("Kế hoạch giai đoạn 2021-2030", ""),
        ("so với đầu năm 2026", ""),
        ("7 tháng đầu năm 2026", ""),
        ("31/12/2025", ""),
        ("Tổng số 2026 người bệnh", ""),
        ("12026", ""),
        ("", ""),
        ("Năm 2024 so với năm 2025", ""),
    ],
)
def test_a_period_is_read_as_vietnamese_write_it(text, period):
    assert find_period(text) == period
    assert not period or parse_period(period)


def test_all_periods_of_a_text_are_told_in_order():
    assert find_periods("Năm 2025, tháng 9/2026, năm 2025") == ["2025", "2026-09"]


def test_what_excel_made_of_a_month_is_that_month():
    assert period_of(date(2026, 9, 1)) == "2026-09"
    assert period_of(date(2026, 9, 30)) == ""
    assert period_of(2025.0) == "2025"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2025", date(2025, 12, 31)),
        ("5.7.2026", date(2026, 7, 5)),
        ("2026-07-05", date(2026, 7, 5)),
        ("ngày 05 tháng 7 năm 2026", date(2026, 7, 5)),
        ("30/2/2026", None),
        ("12/31/2025", None),
        ("7/2026", None),
    ],
)
def test_the_day_comes_before_the_month(text, day):
    assert find_date(text) == day


def test_one_day_that_is_month_first_puts_the_others_of_its_column_in_doubt():
    cells = pd.Series(["12/31/2025", "05/07/2026", "-", "06/06/2026", 3.0], [2, 3, 4, 5, 6], object)

    dates = read_dates(cells)

    assert dates.values == {5: date(2026, 6, 6)}
    assert dates.missing == {4}
    assert {line: kind for line, (kind, _) in dates.faults.items()} == {
        2: "not-a-date",
        3: "date-ambiguous",
        6: "not-a-date",
    }
