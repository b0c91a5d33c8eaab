"""One file: all that is wrong with it, errors first, and the file back with its cells marked."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ytcs_data.ingest import Problem, Severity
from ytcs_data.marked_file import marked_workbook
from ytcs_data.rehearsal import Rehearsal, Upload
from ytcs_data.views.table_view import XLSX, Sheet, show_small_table, show_table
from ytcs_data.words import _, number

FEW = 25  # problems whose sentences are shown in full

SEVERITIES = {Severity.ERROR: _("Lỗi"), Severity.WARNING: _("Cảnh báo")}


def show_problems(one: Rehearsal, upload: Upload) -> None:
    """Draw the problems of a file, or say that there are none."""
    problems = one.understanding.problems
    st.subheader(_("Lỗi và cảnh báo"), anchor=False)
    if not problems:
        st.success(_("Không có lỗi, không có cảnh báo."), icon=":material/task_alt:")
        return
    counts = {kind: sum(p.severity is kind for p in problems) for kind in SEVERITIES}
    errors, warnings = (number(counts[kind]) for kind in SEVERITIES)
    if counts[Severity.ERROR]:
        st.error(
            _("{errors} lỗi phải sửa trong tệp rồi nộp lại.").format(errors=errors),
            icon=":material/error:",
        )
    else:
        st.warning(
            _("{warnings} cảnh báo. Nếu số liệu đúng, ghi lý do rồi nộp.").format(
                warnings=warnings
            ),
            icon=":material/warning:",
        )
    sheet = _listed(problems, one.file_name)
    (show_small_table if len(problems) <= FEW else show_table)(sheet)
    st.download_button(
        _("Tải lại tệp có tô màu chỗ lỗi"),
        lambda: marked_workbook(upload.read(), one.file_name, one.understanding),
        _("loi_cua_tep.xlsx"),
        XLSX,
        key="marked_workbook",
        icon=":material/format_color_fill:",
        on_click="ignore",
    )


def _listed(problems: tuple[Problem, ...], file_name: str) -> Sheet:
    """A line a problem: errors first, then by line."""
    ordered = sorted(problems, key=lambda p: (p.severity is not Severity.ERROR, p.line or 0))
    rows = [(SEVERITIES[p.severity], p.line, p.column or "", p.found, p.sentence) for p in ordered]
    columns = [_("Mức"), _("Dòng"), _("Cột"), _("Trong tệp ghi"), _("Nói rõ")]
    table = pd.DataFrame(rows, columns=columns).astype({_("Dòng"): "float"})
    return Sheet(table, _("Lỗi và cảnh báo"), "loi_va_canh_bao", [file_name])
