"""What is said of snapshots and of what they changed, on a page and on the command line."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from ytcs_data import legend, load
from ytcs_data.errors import UnknownPeriod
from ytcs_data.periods import parse_period
from ytcs_data.states import State
from ytcs_data.words import MISSING, _, day, number

Snapshot = Mapping[Hashable, Any]  # a row of `Store.snapshots`
CHANGES = {"new": _("mới"), "changed": _("thay đổi"), "unchanged": _("không đổi")}
ACTS = {"commit": _("nộp"), "withdraw": _("rút lại"), "restore": _("khôi phục")}


def moment(at: pd.Timestamp) -> str:
    """A time by the clock of the server."""
    here = at.to_pydatetime().astimezone()
    return f"{day(here.date())} {here:%H:%M}"


def snapshot_table(snapshots: pd.DataFrame) -> pd.DataFrame:
    """Snapshots as a reader sees them, in the order given."""
    told = snapshots.to_dict("records")
    return pd.DataFrame(
        {
            _("Số"): snapshots["id"],
            _("Lúc nộp"): [moment(one["committed_at"]) for one in told],
            _("Người nộp"): [one["committed_by"] or MISSING for one in told],
            _("Tệp"): snapshots["file_name"],
            _("Bộ số liệu"): [dataset_name(one["dataset"]) for one in told],
            _("Kỳ"): [period_name(one["period"]) for one in told],
            _("Số dòng"): snapshots["rows"],
            _("Ghi chú"): [one["note"] or MISSING for one in told],
            _("Trạng thái"): [standing(one) for one in told],
        }
    )


def dataset_name(dataset: str) -> str:
    """Title of a dataset; a dash where a file is of none or of several."""
    known = load.catalogue().datasets.get(dataset)
    return known.title if known else dataset or MISSING


def period_name(period: str) -> str:
    """Name of a period; a dash where a file is of several."""
    try:
        return parse_period(period).label if period else MISSING
    except UnknownPeriod:
        return period


def standing(snapshot: Snapshot) -> str:
    """Whether a snapshot counts, or when, by whom and why it was taken back."""
    if pd.isna(at := snapshot["withdrawn_at"]):
        return _("đang dùng")
    by = snapshot["withdrawn_by"]
    who = by if isinstance(by, str) and by else ""
    when = " · ".join(filter(None, (moment(at), who)))
    return _("đã rút lại ({when}): {reason}").format(when=when, reason=snapshot["withdrawn_reason"])


def counts(differences: pd.DataFrame) -> str:
    """How many values are new, changed and unchanged."""
    found = differences["change"].value_counts()
    return " · ".join(
        f"{name}: {number(int(found.get(change, 0)))}" for change, name in CHANGES.items()
    )


def difference_table(differences: pd.DataFrame) -> pd.DataFrame:
    """What was changed as a reader sees it; columns as `Store.compare` gives them."""
    measures = load.catalogue().measures
    titles = {one: measures[one].title if one in measures else one for one in _once(differences)}
    periods = {code: period_name(code) for code in differences["period"].unique()}
    table = {
        _("Mã"): differences["area_code"],
        _("Đơn vị"): area_names(differences),
        _("Mã trạm"): differences["station_code"],
        _("Chỉ tiêu"): differences["measure"].map(titles),
        _("Kỳ"): differences["period"].map(periods),
        _("Trước"): differences["before"],
        _("Trạng thái trước"): differences["before_state"].map(_state),
        _("Sau"): differences["after"],
        _("Trạng thái sau"): differences["after_state"].map(_state),
        _("Thay đổi"): differences["change"].map(CHANGES),
    }
    shown = pd.DataFrame(table)
    empty = [
        name
        for name in (_("Mã trạm"), _("Trạng thái trước"), _("Trạng thái sau"))
        if not shown[name].ne("").any()
    ]
    return shown.drop(columns=empty)


def area_names(rows: pd.DataFrame) -> list[str]:
    """Name of the area of each row; of a code that nobody has, a dash."""
    areas = load.register()
    keys = list(zip(rows["area_code"], rows["vintage"], strict=True))
    names = {key: areas[key].name if key in areas else MISSING for key in set(keys)}
    return [names[key] for key in keys]


def _once(differences: pd.DataFrame) -> list[str]:
    return [str(one) for one in differences["measure"].unique()]


def _state(state: str) -> str:
    """What is said of a state; nothing of a plain value, nor where nothing was."""
    if state in ("", State.VALUE):
        return ""
    return _("Ước tính") if state == State.ESTIMATED else legend.state_label(State(state))
