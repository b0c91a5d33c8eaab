"""The audit log on a page: searched on the server, newest first, a page at a time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import streamlit as st

from ytcs_data import load
from ytcs_data.store.audit import AuditQuestion
from ytcs_data.views.audit_words import act_name, audit_table
from ytcs_data.views.table_view import Sheet, fold_table, show_plain_table
from ytcs_data.words import _, number

ON_A_PAGE, IN_A_FILE = 50, 20_000


def show_audit() -> None:
    """Draw the search, what it found, and its files."""
    log, asked = load.store().audit, _ask()
    count = log.count(asked)
    if not count:
        st.info(_("Không có mục nào như vậy."), icon=":material/info:")
        return
    pages = -(-count // ON_A_PAGE)
    page = 1
    if pages > 1:
        page = int(st.number_input(_("Trang"), 1, pages, key="audit_page"))
    first = ON_A_PAGE * (page - 1)
    last = min(first + ON_A_PAGE, count)
    st.caption(
        _("Mục {first} đến {last} trong {count}, mới nhất trước.").format(
            first=number(first + 1), last=number(last), count=number(count)
        )
    )
    show_plain_table(_sheet(asked, ON_A_PAGE, first))
    fold_table(_("Bảng để sắp xếp và tải về"), "audit_fold", lambda: _sheet(asked, IN_A_FILE))


def _sheet(asked: AuditQuestion, most: int, skip: int = 0) -> Sheet:
    entries = load.store().audit.entries(asked, most, skip)
    return Sheet(audit_table(entries), _("Nhật ký"), "nhat_ky")


def _ask() -> AuditQuestion:
    kinds = load.store().audit.kinds()
    who, act, text, since, until = st.columns(5)
    by = who.text_input(_("Ai"), key="audit_by", max_chars=60)
    kind = act.selectbox(
        _("Việc"),
        ["", *kinds],
        key="audit_act",
        format_func=lambda found: act_name(found) if found else _("Mọi việc"),
    )
    words = text.text_input(_("Có chữ"), key="audit_text", max_chars=100)
    first = since.date_input(_("Từ ngày"), None, key="audit_since", format="DD/MM/YYYY")
    last = until.date_input(_("Đến ngày"), None, key="audit_until", format="DD/MM/YYYY")
    return AuditQuestion(
        by=by.strip(),
        act=kind,
        text=words.strip(),
        since=_midnight(first) if first else None,
        before=_midnight(last + timedelta(days=1)) if last else None,
    )


def _midnight(day: date) -> datetime:
    """When a day begins by the clock of the server."""
    return datetime.combine(day, time()).astimezone()
