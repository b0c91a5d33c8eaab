"""Nộp số liệu: choose files, see what is understood, wrong and would change, then store them."""

from __future__ import annotations

import streamlit as st

from ytcs_data.accounts import Act, User
from ytcs_data.rehearsal import Rehearsal, Upload
from ytcs_data.views.plain import plain
from ytcs_data.views.selection import Selection
from ytcs_data.views.template_view import pick_template
from ytcs_data.views.upload_changes import show_changes
from ytcs_data.views.upload_commit import show_commit, show_outcomes
from ytcs_data.views.upload_files import pick_files, pick_one, rehearse_all, show_verdict
from ytcs_data.views.upload_problems import show_problems
from ytcs_data.views.upload_session import begin_as
from ytcs_data.views.upload_understood import show_understood
from ytcs_data.views.upload_wishes import pick_wishes
from ytcs_data.views.who import require_here, signed_in
from ytcs_data.words import _

STEPS = _(
    "1. Chọn tệp Excel hoặc CSV như đơn vị gửi, một tệp hay cả trăm tệp cùng lúc.\n"
    "2. Xem máy hiểu gì, lỗi ở dòng nào, số nào sẽ thay đổi. Chưa có gì được ghi.\n"
    "3. Bấm ghi vào kho. Lần nộp nào cũng có thể rút lại ở trang Lịch sử."
)


def show_upload(chosen: Selection) -> None:
    """Draw the page; it ends with a sentence for who may not submit."""
    require_here(Act.SUBMIT)
    user = signed_in()
    if user is None:  # the account was closed in between
        return
    office = " ".join(user.areas) or user.name
    begin_as(user.name)
    show_outcomes(chosen)
    uploads = pick_files()
    wishes = pick_wishes(office)
    if not uploads:
        st.markdown(STEPS)
        pick_template(chosen)
        return
    rehearsals = rehearse_all(uploads, wishes)
    if one := pick_one(rehearsals, user):
        _show_one(one, uploads[rehearsals.index(one)], user, office)
    show_commit(rehearsals, uploads, user)


def _show_one(one: Rehearsal, upload: Upload, user: User, office: str) -> None:
    st.header(plain(one.file_name), anchor=False)
    show_verdict(one, user)
    show_understood(one, user, office)
    show_problems(one, upload)
    if one.understanding.verdict != "reject":
        st.subheader(_("Nếu ghi tệp này vào kho"), anchor=False)
        show_changes(one, "one")
