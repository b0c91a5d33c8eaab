"""One snapshot on a page: who sent it, what was done with it, and what it changed."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.accounts import Act, may_all
from ytcs_data.accounts.sign_in import as_user
from ytcs_data.snapshot_words import (
    ACTS,
    Snapshot,
    area_names,
    counts,
    dataset_name,
    difference_table,
    moment,
    period_name,
    standing,
)
from ytcs_data.views.table_view import Sheet, fold_table, show_plain_table
from ytcs_data.views.who import signed_in
from ytcs_data.words import MISSING, _, number

IN_A_TABLE, NAMED = 20_000, 30
PLAIN = " ._-()[]"  # what a file's name may have beside letters and digits


def show_detail(snapshot: Snapshot, snapshot_id: int) -> None:
    """Draw all that is known of a snapshot; `snapshot` is its row of `Store.snapshots`."""
    st.header(_("Lần nộp số {id}").format(id=snapshot_id), anchor=False)
    show_plain_table(_facts(snapshot, snapshot_id))
    acts = load.store().acts(snapshot_id)
    if len(acts) > 1:
        show_plain_table(_acts(acts))
    _offer_original(snapshot, snapshot_id)
    _show_differences(snapshot_id)


def _facts(snapshot: Snapshot, snapshot_id: int) -> Sheet:
    areas, rows = number(snapshot["areas"]), number(snapshot["rows"])
    told = {
        _("Trạng thái"): standing(snapshot),
        _("Người nộp"): snapshot["committed_by"] or MISSING,
        _("Lúc nộp"): moment(snapshot["committed_at"]),
        _("Tệp"): snapshot["file_name"],
        _("Bộ số liệu"): dataset_name(snapshot["dataset"]),
        _("Kỳ"): period_name(snapshot["period"]),
        _("Số liệu"): _("{rows} dòng của {areas} đơn vị").format(rows=rows, areas=areas),
        _("Ghi chú"): snapshot["note"] or MISSING,
        _("Lý do chấp nhận cảnh báo"): snapshot["reason"],
        _("Mã SHA-256"): " ".join(wrap(snapshot["sha256"], 16)),  # so that a phone can break it
    }
    kept = {name: said for name, said in told.items() if said}
    table = pd.DataFrame({_("Mục"): list(kept), _("Nội dung"): list(kept.values())})
    return Sheet(table, _("Thông tin của lần nộp"), f"lan_nop_{snapshot_id}")


def _acts(acts: pd.DataFrame) -> Sheet:
    told = {
        _("Lúc"): [moment(at) for at in acts["at"]],
        _("Việc"): acts["act"].map(ACTS),
        _("Ai"): acts["by"].replace("", MISSING),
        _("Lý do"): acts["reason"].replace("", MISSING),
    }
    return Sheet(pd.DataFrame(told), _("Những việc đã làm với lần nộp"), "viec_da_lam")


# --- the file itself -----------------------------------------------------------------------------


def _offer_original(snapshot: Snapshot, snapshot_id: int) -> None:
    """Draw the button that gives the file back, to who may have it; asked again when pressed."""
    if not snapshot["has_file"]:
        st.caption(_("Kho không giữ tệp gốc của lần nộp này."))
        return
    user = signed_in()
    if user is None or not _may_have(user.name, snapshot_id):
        st.caption(_("Người có quyền tải tệp đã nộp cần đăng nhập để tải tệp gốc."))
        return

    def content() -> bytes:
        found = load.store().original(snapshot_id)
        return found[1] if found and _may_have(user.name, snapshot_id) else b""

    st.download_button(
        _("Tải tệp gốc"),
        content,
        safe_name(snapshot["file_name"]),
        "application/octet-stream",
        key="history_original",
        icon=":material/download:",
        on_click="ignore",
    )


def _may_have(name: str, snapshot_id: int) -> bool:
    account = load.store().accounts.named(name)
    areas = load.store().areas_of(snapshot_id)
    return account is not None and may_all(as_user(account), Act.DOWNLOAD_HISTORY, areas)


def safe_name(file_name: str) -> str:
    """The name of a file without anything that a system could take for more than a name.

    >>> safe_name("../etc/<b>Sở Y tế</b>.xlsx"), safe_name(".."), safe_name("a" * 300 + ".csv")[:3]
    ('etc__b_Sở Y tế__b_.xlsx', 'tep', 'aaa')
    """
    plain = "".join(c if c.isalnum() or c in PLAIN else "_" for c in file_name.replace("\\\\", "/"))
    return plain[-120:].strip(" ._") or "tep"


# --- what it changed -----------------------------------------------------------------------------


def _show_differences(snapshot_id: int) -> None:
    st.subheader(_("Những gì đã thay đổi khi nộp"), anchor=False)
    differences = _differences(snapshot_id)
    if differences.empty:
        st.info(
            _("Lần nộp này không có chỉ tiêu nào: tệp là danh bạ trạm hoặc danh sách quyết định."),
            icon=":material/info:",
        )
        return
    st.markdown(_("Số liệu {counts}").format(counts=counts(differences)))
    changed = differences[differences["change"] != "unchanged"]
    if changed.empty:
        return
    places = dict.fromkeys(area_names(changed.drop_duplicates(["vintage", "area_code"])))
    named = ", ".join(list(places)[:NAMED]) + (" …" if len(places) > NAMED else "")
    st.caption(
        _("{n} đơn vị có số liệu mới hoặc thay đổi: {names}").format(
            n=number(len(places)), names=named
        )
    )
    if len(changed) > IN_A_TABLE:
        st.caption(
            _("Bảng có {most} dòng đầu; lệnh ytcs history {id} --csv TỆP ghi ra tất cả.").format(
                most=number(IN_A_TABLE), id=snapshot_id
            )
        )
    title = _("Thay đổi của lần nộp số {id}").format(id=snapshot_id)
    fold_table(
        _("Bảng trước và sau"),
        "history_differences",
        lambda: Sheet(difference_table(changed[:IN_A_TABLE]), title, f"thay_doi_{snapshot_id}"),
    )


@load.kept(4)
def _differences(snapshot_id: int) -> pd.DataFrame:
    return load.store().differences(snapshot_id)
