"""The dictionary on a page: indicators by theme with their targets, and what is reported."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ytcs_data import load
from ytcs_data.catalogue import Indicator, Plan, Target, Theme
from ytcs_data.views.catalogue_words import FREQUENCY, POLARITY
from ytcs_data.views.criteria_files import RECOGNITION_FORMAT, offer_recognition_template
from ytcs_data.views.dictionary import (
    dataset_table,
    formula,
    indicator_table,
    measure_table,
    measure_titles,
    plan_name,
    source_text,
    target_row,
    target_table,
    targets_of,
    tasks_of,
)
from ytcs_data.views.import_format import (
    column_list,
    recognition_column_list,
    register_column_list,
    register_template,
    template,
)
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, fold_table
from ytcs_data.words import _, day


def show_indicators(chosen: Selection) -> None:
    """Every indicator under its theme, the chosen one open."""
    indicators = load.catalogue().indicators.values()
    st.caption(_("Bấm vào một chỉ số để xem định nghĩa, công thức, nguồn và các mục tiêu."))
    for theme in Theme:
        st.header(theme.label, anchor=False)
        for indicator in indicators:
            if indicator.theme is theme:
                fold = st.expander(
                    indicator.title,
                    expanded=indicator.id == chosen.indicator,
                    key=f"about_{indicator.id}_{indicator.id == chosen.indicator}",
                    on_change="rerun",
                )
                if fold.open:
                    with fold:
                        _show_indicator(indicator)
    fold_table(
        _("Tải từ điển chỉ số"),
        "table_of_indicators",
        lambda: Sheet(indicator_table(), _("Từ điển chỉ số"), "tu_dien_chi_so"),
    )


def _show_indicator(indicator: Indicator) -> None:
    lines = {
        _("Định nghĩa"): indicator.definition,
        _("Công thức"): formula(indicator),
        _("Đơn vị tính"): f"{indicator.unit}, {POLARITY[indicator.polarity]}",
        _("Tần suất"): FREQUENCY[indicator.frequency],
        _("Ý nghĩa"): indicator.why_it_matters,
        _("Chỉ tiêu báo cáo"): ", ".join(measure_titles(indicator)),
        _("Nguồn"): source_text(indicator.source),
        _("Rà soát"): _("{day}, lần sau {next}").format(
            day=day(indicator.reviewed.on), next=day(indicator.reviewed.next)
        ),
    }
    st.markdown("\n".join(f"- **{label}:** {text}" for label, text in lines.items()))
    promises, tasks = targets_of(indicator), tasks_of(indicator)
    for whose, task in tasks:
        text = _("**Nhiệm vụ** trong {plan}: “{wording}”")
        st.markdown(text.format(plan=plan_name(whose), wording=task.wording))
    if not promises and not tasks:
        st.caption(_("Chưa có kế hoạch nào đặt mục tiêu cho chỉ số này."))
        return
    if promises:
        st.markdown(f"**{_('Mục tiêu trong các kế hoạch')}**")
    for plan, targets in promises.items():
        _show_promises(load.catalogue().plans[plan], targets)


def _show_promises(plan: Plan, targets: Sequence[Target]) -> None:
    """What one document promises, as paragraphs: a table would not fit on a telephone."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plan_name(plan)}**")
        for target in targets:
            row = target_row(target)
            st.markdown(
                _(
                    "{asked}, hạn {deadline}, {scope} :gray-badge[địa bàn {areas}]  \n“{wording}”"
                ).format(
                    asked=f"**{row[_('Mức phải đạt')]}**",
                    deadline=row[_("Hạn")],
                    scope=row[_("Phạm vi")],
                    areas=row[_("Địa bàn")],
                    wording=row[_("Nguyên văn")],
                )
            )
            if owner := row[_("Chịu trách nhiệm")]:
                st.caption(_("Chịu trách nhiệm: {owner}").format(owner=owner))
            if row[_("Ghi chú")]:
                st.caption(row[_("Ghi chú")])
        st.caption(_("Nguồn: {source}").format(source=source_text(plan.source)))


def show_targets() -> None:
    """All promises of all plans, to search and to take along."""
    st.header(_("Tất cả mục tiêu"), anchor=False)
    st.caption(_("Gồm cả mục tiêu chưa đo được bằng chỉ số nào, kèm lý do."))
    targets = list(load.catalogue().targets.values())
    fold_table(
        _("Bảng mục tiêu và tải về"),
        "table_of_targets",
        lambda: Sheet(target_table(targets), _("Mục tiêu"), "muc_tieu"),
    )


def show_measures() -> None:
    """What communes and stations report, and in which sets."""
    st.header(_("Chỉ tiêu báo cáo"), anchor=False)
    st.caption(_("Số mà xã và trạm y tế báo cáo; chỉ số được tính từ các số này."))
    fold_table(
        _("Bảng chỉ tiêu báo cáo và tải về"),
        "table_of_measures",
        lambda: Sheet(measure_table(), _("Chỉ tiêu báo cáo"), "chi_tieu_bao_cao"),
    )
    st.header(_("Bộ số liệu"), anchor=False)
    fold_table(
        _("Bảng bộ số liệu và tải về"),
        "table_of_datasets",
        lambda: Sheet(dataset_table(), _("Bộ số liệu"), "bo_so_lieu"),
    )


def show_format() -> None:
    """The file format, and a template to start from."""
    st.header(_("Tệp nạp số liệu"), anchor=False)
    st.markdown(
        _(
            "Tệp CSV mã hoá UTF-8, phân cách bằng dấu phẩy, mỗi dòng một giá trị. "
            "Tệp mẫu có một dòng ví dụ: xoá dòng đó trước khi nạp."
        )
    )
    st.markdown(column_list())
    st.download_button(
        _("Tải tệp mẫu CSV"),
        template,
        "ytcs_mau.csv",
        "text/csv",
        key="template",
        icon=":material/download:",
        on_click="ignore",
    )
    st.header(_("Tệp danh bạ trạm"), anchor=False)
    st.markdown(
        _(
            "Mỗi dòng là một khoảng thời gian của một trạm hoặc điểm trạm. Trạm cũ thành điểm trạm "
            "là hai dòng cùng mã: trạm đến hết 2025-06-30, điểm trạm từ 2025-07-01. Tệp nộp sau "
            "thay mọi dòng đã nộp của các mã có trong tệp."
        )
    )
    st.markdown(register_column_list())
    st.download_button(
        _("Tải tệp mẫu danh bạ trạm"),
        register_template,
        "ytcs_mau_danh_ba_tram.csv",
        "text/csv",
        key="register_template",
        icon=":material/download:",
        on_click="ignore",
    )
    st.header(_("Tệp quyết định công nhận"), anchor=False)
    st.markdown(RECOGNITION_FORMAT)
    st.markdown(recognition_column_list())
    offer_recognition_template()
