"""The files that were sent: read with progress, listed with a verdict each, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.accounts import User
from ytcs_data.ingest import Severity
from ytcs_data.ingest.understanding import Wishes
from ytcs_data.periods import parse_period
from ytcs_data.rehearsal import Rehearsal, Upload
from ytcs_data.rehearsing import is_rehearsed, rehearse
from ytcs_data.views.plain import plain
from ytcs_data.views.table_view import Sheet, show_table
from ytcs_data.views.upload_session import as_uploads, uploader_key
from ytcs_data.words import MISSING, _, number

# Streamlit has no other words for its box than English ones.
STYLE = """<style>
[data-testid="stFileUploaderDropzone"] button p,
[data-testid="stFileUploaderDropzoneInstructions"] span {{ font-size: 0; }}
[data-testid="stFileUploaderDropzone"] button p::after {{ content: "{choose}"; font-size: 1rem; }}
[data-testid="stFileUploaderDropzoneInstructions"] span::after {{
  content: "{most}"; font-size: 0.9rem; }}
</style>"""


class Verdict(Enum):
    """What becomes of a file, as the person who sent it reads it."""

    ACCEPTED = _("Nhận được")
    WARNED = _("Nhận được, có cảnh báo")
    UNSURE = _("Chờ xác nhận cột")
    REFUSED = _("Có lỗi, chưa nhận")
    EMPTY = _("Không có số liệu nào")
    KNOWN = _("Đã nộp trước đây")
    ELSEWHERE = _("Ngoài địa bàn được giao")


FILTERS = {
    "": _("Tất cả"),
    "stopped": _("Chưa nhận được"),
    "warned": _("Có cảnh báo"),
    "good": _("Nhận được"),
}
FILTERED = {
    "stopped": set(Verdict) - {Verdict.ACCEPTED, Verdict.WARNED},
    "warned": {Verdict.WARNED},
    "good": {Verdict.ACCEPTED, Verdict.WARNED},
}


def verdict(rehearsal: Rehearsal, user: User) -> Verdict:
    """Say what stands in the way of a file, the first thing to mend first."""
    said = rehearsal.understanding.verdict
    if rehearsal.known is not None:
        return Verdict.KNOWN
    if rehearsal.unsure:
        return Verdict.UNSURE
    if said == "reject":
        return Verdict.REFUSED
    if rehearsal.understanding.rows.empty:
        return Verdict.EMPTY
    if not rehearsal.may_be_stored_by(user):
        return Verdict.ELSEWHERE
    return Verdict.ACCEPTED if said == "accept" else Verdict.WARNED


COLOURS = {Verdict.ACCEPTED: "green", Verdict.WARNED: "orange", Verdict.UNSURE: "orange"}


def show_verdict(rehearsal: Rehearsal, user: User) -> None:
    """Draw what becomes of a file, and how much there is to mend."""
    said = verdict(rehearsal, user)
    severities = [problem.severity for problem in rehearsal.understanding.problems]
    counts = _("{errors} lỗi, {warnings} cảnh báo").format(
        errors=number(severities.count(Severity.ERROR)),
        warnings=number(severities.count(Severity.WARNING)),
    )
    st.markdown(f":{COLOURS.get(said, 'red')}-badge[{said.value}] {counts if severities else ''}")


def pick_files() -> list[Upload]:
    """Draw the box for files, any number at once."""
    st.html(STYLE.format(choose=_("Chọn tệp"), most=_most_words()))
    files = st.file_uploader(
        _("Chọn một hay nhiều tệp Excel, CSV; hoặc kéo thả vào đây"),
        accept_multiple_files=True,
        key=uploader_key(),
    )
    return as_uploads(files)


def _most_words() -> str:
    size = st.get_option("server.maxUploadSize")
    return _("Mỗi tệp nhiều nhất {size} MB").format(size=number(size))


def rehearse_all(uploads: Sequence[Upload], wishes: Wishes) -> list[Rehearsal]:
    """Rehearse every file; those that take time are told one by one."""
    waiting = [upload for upload in uploads if not is_rehearsed(upload, wishes)]
    if waiting:
        bar = st.progress(0.0)
        for place, upload in enumerate(waiting):
            text = _("Đang đọc tệp {n}/{all}: {name}").format(
                n=number(place + 1), all=number(len(waiting)), name=plain(upload.file_name)
            )
            bar.progress(place / len(waiting), text)
            rehearse(upload, wishes)
        bar.empty()
    return [rehearse(upload, wishes) for upload in uploads]


def pick_one(rehearsals: Sequence[Rehearsal], user: User) -> Rehearsal | None:
    """List the files where there are several, and let one be chosen to look at."""
    if len(rehearsals) == 1:
        return rehearsals[0]
    verdicts = [verdict(one, user) for one in rehearsals]
    st.header(_("{n} tệp đã đọc").format(n=number(len(rehearsals))), anchor=False)
    counts = pd.Series([one.value for one in verdicts]).value_counts()
    st.markdown(" · ".join(f"{words}: **{number(n)}**" for words, n in counts.items()))
    shown = st.segmented_control(
        _("Chỉ xem"),
        list(FILTERS),
        key="upload_filter",
        format_func=FILTERS.__getitem__,
        default="",
    )
    places = [place for place, said in enumerate(verdicts) if not shown or said in FILTERED[shown]]
    show_table(_listed([rehearsals[place] for place in places], [verdicts[p] for p in places]))
    if not places:
        return None
    chosen = st.selectbox(
        _("Xem kỹ một tệp"),
        places,
        key="upload_one",
        format_func=lambda place: f"{rehearsals[place].file_name} · {verdicts[place].value}",
    )
    return rehearsals[chosen]


def _listed(rehearsals: Sequence[Rehearsal], verdicts: Sequence[Verdict]) -> Sheet:
    """A line a file."""
    datasets = load.catalogue().datasets
    rows = []
    for one, said in zip(rehearsals, verdicts, strict=True):
        told = one.understanding
        severities = [problem.severity for problem in told.problems]
        rows.append(
            (
                one.file_name,
                said.value,
                len(told.rows),
                datasets[told.dataset].title if told.dataset in datasets else MISSING,
                parse_period(told.period).label if told.period else MISSING,
                severities.count(Severity.ERROR),
                severities.count(Severity.WARNING),
            )
        )
    columns = [
        *(_("Tệp"), _("Kết quả"), _("Số liệu"), _("Bộ số liệu")),
        *(_("Kỳ"), _("Lỗi"), _("Cảnh báo")),
    ]
    return Sheet(pd.DataFrame(rows, columns=columns), _("Các tệp đã đọc"), "cac_tep_da_doc")
