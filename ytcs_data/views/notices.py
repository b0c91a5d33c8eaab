"""What a page says instead of figures: that there are none yet, or that it failed."""

from __future__ import annotations

import logging
import uuid

import streamlit as st

from geo.boundaries import BrokenBoundaries
from ytcs_data import figures
from ytcs_data.words import _

LOG = logging.getLogger("ytcs.pages")


def stop_without_values() -> None:
    """Say what to do when nothing has been stored yet, and end the page."""
    if figures.periods():
        return
    st.info(_("Chưa có số liệu nào trong kho."), icon=":material/info:")
    st.markdown(
        _(
            "Nạp tệp số liệu bằng lệnh `python run.py ytcs import TỆP.csv`, "
            "hoặc nạp số liệu minh hoạ bằng lệnh `python run.py ytcs prepare`, rồi tải lại trang."
        )
    )
    st.page_link("pages/upload.py", label=_("Nộp số liệu ngay tại đây"))
    st.page_link("pages/indicators.py", label=_("Xem danh mục chỉ số và cấu trúc tệp"))
    st.stop()


def show_failure(error: Exception) -> bool:
    """Tell the reader that a page failed, without its insides; the log has them."""
    number = uuid.uuid4().hex[:8]
    LOG.error("failure %s", number, exc_info=error)
    if isinstance(error, BrokenBoundaries):
        LOG.error("boundaries: %s", error)
        file = str(error).partition(":")[0]
        st.error(
            _("Không dùng được tệp ranh giới {file}; nhật ký của máy chủ ghi rõ lý do.").format(
                file=file
            ),
            icon=":material/error:",
        )
        return True
    st.error(
        _(
            "Trang gặp lỗi và chưa hiển thị được. Thử tải lại trang; nếu vẫn lỗi, "
            "báo cho quản trị viên mã lỗi {number}."
        ).format(number=number),
        icon=":material/error:",
    )
    return True
