"""Store the files that may be stored, one transaction each, and say what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from ytcs_data import foresight, load
from ytcs_data.accounts import User
from ytcs_data.errors import YtcsError
from ytcs_data.rehearsal import Rehearsal, Upload, together
from ytcs_data.rehearsing import store_file
from ytcs_data.views.plain import plain
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, show_plain_table
from ytcs_data.views.upload_changes import show_changes
from ytcs_data.views.upload_files import Verdict, verdict
from ytcs_data.views.upload_session import Outcome, begin_anew, outcomes, remember_outcomes
from ytcs_data.views.who import signed_in
from ytcs_data.words import _, number

MOST_NOTE, MOST_REASON = 1000, 500
MOST_LINKS = 10


def show_commit(rehearsals: Sequence[Rehearsal], uploads: Sequence[Upload], user: User) -> None:
    """Draw the form that stores what can be stored; the other files are named."""
    ready = [
        (one, upload)
        for one, upload in zip(rehearsals, uploads, strict=True)
        if one.may_be_stored_by(user)
    ]
    st.header(_("Ghi vào kho"), anchor=False)
    _show_left_out(rehearsals, user)
    if not ready:
        return
    if len(ready) > 1 and (whole := together([one for one, _upload in ready])):
        st.subheader(_("Nếu ghi {n} tệp này").format(n=number(len(ready))), anchor=False)
        show_changes(whole, "all")
    warned = any(one.understanding.problems for one, _upload in ready)
    with st.form("upload_commit"):
        note = st.text_input(_("Ghi chú (không bắt buộc)"), max_chars=MOST_NOTE, key="upload_note")
        reason = ""
        if warned:
            reason = st.text_area(
                _("Có cảnh báo: vì sao số liệu vẫn đúng? (bắt buộc, được lưu lại)"),
                max_chars=MOST_REASON,
                key="upload_reason",
            )
        label = (
            _("Ghi tệp này vào kho")
            if len(rehearsals) == 1
            else _("Ghi {n} tệp vào kho").format(n=number(len(ready)))
        )
        done = st.form_submit_button(label, type="primary", icon=":material/save:")
    if done and warned and not reason.strip():
        st.error(_("Ghi lý do trước khi nộp tệp có cảnh báo."), icon=":material/error:")
    elif done:
        stored = _store(ready, note.strip(), reason.strip())
        if not any(outcome.why_not for outcome in stored):
            begin_anew()
        left_out = [Outcome(one.file_name, why_not=why) for one, why in _left_out(rehearsals, user)]
        remember_outcomes([*stored, *left_out])
        st.rerun()


def _left_out(rehearsals: Sequence[Rehearsal], user: User) -> list[tuple[Rehearsal, str]]:
    """The files that stay out, and why."""
    out = [one for one in rehearsals if not one.may_be_stored_by(user)]
    return [(one, _why_out(one, verdict(one, user))) for one in out]


def _show_left_out(rehearsals: Sequence[Rehearsal], user: User) -> None:
    rows = [(one.file_name, why) for one, why in _left_out(rehearsals, user)]
    if rows:
        told = _("{n} tệp không được ghi vào kho:").format(n=number(len(rows)))
        st.warning(told, icon=":material/block:")
        _show_reasons(rows, _("Các tệp không ghi"))


def _show_reasons(rows: list[tuple[str, str]], title: str) -> None:
    table = pd.DataFrame(rows, columns=[_("Tệp"), _("Vì sao")])
    show_plain_table(Sheet(table, title, "tep_khong_ghi"))


def _why_out(one: Rehearsal, said: Verdict) -> str:
    if said is Verdict.KNOWN:
        return _("Đã nộp đúng tệp này, lần nộp số {id}.").format(id=one.known)
    if said is Verdict.REFUSED:
        first = next(p for p in one.understanding.problems if p.severity == "error")
        return str(first)
    words: str = said.value
    return words


def _store(ready: Sequence[tuple[Rehearsal, Upload]], note: str, reason: str) -> list[Outcome]:
    """Store file after file. Who may is asked anew for each: rights may end meanwhile."""
    found = []
    bar = st.progress(0.0)
    for place, (one, upload) in enumerate(ready):
        text = _("Đang ghi tệp {n}/{all}: {name}").format(
            n=number(place + 1), all=number(len(ready)), name=plain(one.file_name)
        )
        bar.progress(place / len(ready), text)
        warned = reason if one.understanding.problems else ""
        try:
            stored = store_file(one, upload.read(), signed_in(), note, warned)
            found.append(_outcome(one, stored))
        except YtcsError as error:
            found.append(Outcome(one.file_name, why_not=str(error)))
    return found


def _outcome(one: Rehearsal, snapshot_id: int) -> Outcome:
    told = one.understanding
    return Outcome(
        file_name=one.file_name,
        snapshot_id=snapshot_id,
        rows=len(told.rows),
        measures=tuple(told.rows["measure"].unique()) if one.is_values else (),
        vintage=told.vintage,
        period=told.period,
        province=told.province,
    )


def show_outcomes(chosen: Selection) -> None:
    """What became of the files that were stored last, with the ways to see them and to undo it."""
    every = outcomes()
    stored = [outcome for outcome in every if not outcome.why_not]
    if stored:
        st.success(
            _("Đã ghi {n} tệp, {rows} số liệu.").format(
                n=number(len(stored)), rows=number(sum(outcome.rows for outcome in stored))
            ),
            icon=":material/task_alt:",
        )
        _link_to_map(stored, chosen)
        _link_to_history(stored)
    if out := [(outcome.file_name, outcome.why_not) for outcome in every if outcome.why_not]:
        told = _("{n} tệp chưa được ghi. Sửa rồi nộp lại những tệp này.")
        draw = st.warning if stored else st.error
        draw(told.format(n=number(len(out))), icon=":material/block:")
        _show_reasons(out, _("Các tệp chưa được ghi"))


def _link_to_map(stored: Sequence[Outcome], chosen: Selection) -> None:
    """One link for each dataset, period and province that was stored."""
    places = {(o.measures, o.vintage, o.period, o.province): o for o in stored if o.measures}
    for outcome in list(places.values())[:MOST_LINKS]:
        indicators = foresight.touched(outcome.measures)
        if not indicators or not outcome.period:
            continue
        there = replace(
            chosen,
            indicator=indicators[0].id,
            vintage=outcome.vintage,
            period=outcome.period,
            province=outcome.province or load.EVERYWHERE,
            district="",
            area="",
            lines="",
        )
        st.page_link(
            "pages/map.py",
            label=_("Xem trên bản đồ: {title}").format(title=indicators[0].short_title),
            icon=":material/map:",
            query_params=there.to_query(),
        )


def _link_to_history(stored: Sequence[Outcome]) -> None:
    """One link for each file, where its changes can be looked at and taken back."""
    few = len(stored) <= MOST_LINKS
    with st.expander(_("Từng tệp: xem lại thay đổi, rút lại"), expanded=few):
        for outcome in stored:
            st.page_link(
                "pages/history.py",
                label=_("Lần nộp số {id}: {name}").format(
                    id=outcome.snapshot_id, name=plain(outcome.file_name)
                ),
                icon=":material/history:",
                query_params={"snapshot": str(outcome.snapshot_id)},
            )
