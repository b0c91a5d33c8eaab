"""What to hand in for the page of the national criteria, with templates to start from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from ytcs_data import load
from ytcs_data.catalogue import CriteriaSet
from ytcs_data.views.import_format import recognition_template, score_template
from ytcs_data.words import _

RECOGNITION_FORMAT = _(
    "Mỗi dòng là một quyết định về một xã: công nhận đạt Bộ tiêu chí quốc gia về y tế xã, hoặc "
    "thu hồi. Tệp nộp sau chỉ cần các quyết định mới; quyết định trùng xã, loại và số thì thay "
    "dòng đã nộp."
)


def criteria_today() -> CriteriaSet | None:
    """The set that communes are scored by now, if its points are known."""
    found = load.catalogue().criteria_on(date.today())
    return found if found and found.criteria else None


def say_how_to_score() -> None:
    """Say which file has scores, how it is handed in, and give one to start from."""
    st.markdown(
        _(
            "Nạp tệp số liệu có các chỉ tiêu `criterion_01_score` đến `criterion_10_score` và "
            "`failing_point` của từng xã bằng lệnh `python run.py ytcs import TỆP.csv`. Tệp mẫu "
            "có sẵn mười một dòng của một xã; cấu trúc tệp ở trang Danh mục chỉ số."
        )
    )
    with st.container(horizontal=True):
        if criteria := criteria_today():
            _offer(
                _("Tải tệp mẫu chấm điểm"),
                lambda: score_template(criteria),
                "ytcs_mau_cham_diem.csv",
            )
        offer_recognition_template()
    st.page_link("pages/indicators.py", label=_("Xem cấu trúc tệp"))


def offer_recognition_template() -> None:
    """Give a file of decisions to start from."""
    label = _("Tải tệp mẫu quyết định công nhận")
    _offer(label, recognition_template, "ytcs_mau_cong_nhan.csv")


def _offer(label: str, make: Callable[[], bytes], name: str) -> None:
    st.download_button(
        label,
        make,
        name,
        "text/csv",
        key=name.removesuffix(".csv"),
        icon=":material/download:",
        on_click="ignore",
    )
