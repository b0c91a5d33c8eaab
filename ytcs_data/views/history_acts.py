"""Taking a snapshot back, and taking that back. Who may is asked when it is done."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ytcs_data import load
from ytcs_data.accounts import Act, User, may, may_all
from ytcs_data.accounts.rights import refusal
from ytcs_data.errors import NotAllowed, YtcsError
from ytcs_data.snapshot_words import Snapshot
from ytcs_data.views.who import signed_in
from ytcs_data.words import _

LONGEST_REASON = 500


def offer_acts(snapshot: Snapshot, snapshot_id: int) -> None:
    """Draw what the reader may do with a snapshot, or who may, and do what they asked for."""
    if pd.isna(snapshot["withdrawn_at"]):
        _offer_withdrawal(snapshot_id)
    else:
        _offer_restoration(snapshot_id)


def _offer_withdrawal(snapshot_id: int) -> None:
    if not _may_withdraw(signed_in(), snapshot_id):
        st.caption(_("Quản trị viên và người được giao địa bàn có thể rút lại lần nộp này."))
        return
    place = st.empty()
    with place.form(f"withdraw_{snapshot_id}"):
        reason = st.text_area(
            _("Vì sao rút lại?"), max_chars=LONGEST_REASON, key=f"withdraw_reason_{snapshot_id}"
        ).strip()
        sure = st.checkbox(
            _("Số liệu của lần nộp này sẽ thôi được dùng; số liệu trước đó được dùng lại."),
            key=f"withdraw_sure_{snapshot_id}",
        )
        pressed = st.form_submit_button(_("Rút lại lần nộp này"), icon=":material/undo:")
    if not pressed:
        return
    if not (reason and sure):
        st.warning(_("Viết lý do và đánh dấu vào ô xác nhận rồi bấm lại."), icon=":material/edit:")
        return

    def withdraw(user: User | None) -> None:
        if user is None or not _may_withdraw(user, snapshot_id):
            raise NotAllowed(refusal(user, Act.WITHDRAW))
        load.store().withdraw(snapshot_id, reason, user.name)

    _do(withdraw, _("Đã rút lại lần nộp số {id}.").format(id=snapshot_id), place)


def _offer_restoration(snapshot_id: int) -> None:
    if not may(signed_in(), Act.RESTORE):
        st.caption(_("Quản trị viên, khi đăng nhập, có thể khôi phục lần nộp này."))
        return
    place = st.empty()
    with place.form(f"restore_{snapshot_id}"):
        reason = st.text_input(
            _("Vì sao khôi phục? (không bắt buộc)"),
            max_chars=LONGEST_REASON,
            key=f"restore_reason_{snapshot_id}",
        )
        pressed = st.form_submit_button(_("Khôi phục lần nộp này"), icon=":material/redo:")
    if not pressed:
        return

    def restore(user: User | None) -> None:
        if user is None or not may(user, Act.RESTORE):
            raise NotAllowed(refusal(user, Act.RESTORE))
        load.store().restore(snapshot_id, user.name, reason.strip())

    _do(restore, _("Đã khôi phục lần nộp số {id}.").format(id=snapshot_id), place)


def _may_withdraw(user: User | None, snapshot_id: int) -> bool:
    return may_all(user, Act.WITHDRAW, load.store().areas_of(snapshot_id))


def _do(change: Callable[[User | None], None], done: str, place: DeltaGenerator) -> None:
    """Do something as whoever is signed in at this moment, and say how it went."""
    try:
        change(signed_in())
    except YtcsError as error:
        st.error(str(error), icon=":material/error:")
    else:
        place.empty()
        st.success(done, icon=":material/check:")
