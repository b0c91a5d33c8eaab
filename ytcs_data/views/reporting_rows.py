"""Tables of who has reported: those who did not, by former district, and everyone."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ytcs_data import load, provenance, reporting
from ytcs_data.catalogue import Dataset
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name
from ytcs_data.reporting import Told
from ytcs_data.views.table_view import Sheet
from ytcs_data.words import MISSING, _, day

TOLD_WORDS = {
    Told.ALL: _("Đã nộp đủ"),
    Told.PART: _("Nộp thiếu"),
    Told.NOTHING: _("Chưa nộp"),
}


def missing_sheet(table: pd.DataFrame, vintage: str, dataset: Dataset, period: str) -> Sheet:
    """Those who reported nothing, or not all of it."""
    shown = _named(table, vintage)
    shown[_("Còn thiếu")] = [
        _lacking(told, measures)
        for told, measures in zip(table["told"], table["lacking"], strict=True)
    ]
    shown[_("Quá hạn (ngày)")] = _overdue(table)
    return _sheet(shown, _("Chưa nộp đủ: {dataset}"), "chua_nop", vintage, dataset, period)


def everyone_sheet(table: pd.DataFrame, vintage: str, dataset: Dataset, period: str) -> Sheet:
    """Every area, with when it reported first."""
    shown = _named(table, vintage)
    shown[_("Tình trạng")] = [TOLD_WORDS[Told(told)] for told in table["told"]]
    shown[_("Nộp lần đầu")] = [
        MISSING if pd.isna(at) else day(at.to_pydatetime().astimezone().date())
        for at in table["first_at"]
    ]
    shown[_("Muộn (ngày)")] = table["late"].to_numpy()
    return _sheet(shown, _("Tình hình nộp: {dataset}"), "tinh_hinh_nop", vintage, dataset, period)


def district_sheet(table: pd.DataFrame, vintage: str, dataset: Dataset, period: str) -> Sheet:
    """A line a former district: how many reported, and what share of its areas they are."""
    counts = reporting.by_district(table)
    share = 100 * (counts["areas"] - counts[Told.NOTHING]) / counts["areas"]
    shown = pd.DataFrame(
        {
            _("Huyện, thị xã, thành phố"): [_district(c, vintage) for c in counts["district"]],
            _("Số đơn vị"): counts["areas"],
            **{words: counts[told] for told, words in TOLD_WORDS.items()},
            _("Đã nộp (%)"): share.round(1),
        }
    )
    return _sheet(shown, _("Theo huyện cũ: {dataset}"), "nop_theo_huyen", vintage, dataset, period)


def _named(table: pd.DataFrame, vintage: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Mã"): table["area_code"].to_numpy(),
            _("Tên đơn vị"): table["area_name"].to_numpy(),
            _("Huyện, thị xã, thành phố"): [_district(c, vintage) for c in table["district"]],
        }
    )


def _district(code: str, vintage: str) -> str:
    return district_name(code, vintage) if code else MISSING


def _lacking(told: str, lacking: Sequence[str]) -> str:
    if told == Told.NOTHING:
        return _("Toàn bộ")
    return ", ".join(load.catalogue().measures[code].title for code in lacking)


def _overdue(table: pd.DataFrame) -> list[int]:
    """Days that nothing has come; of those who reported a part none are counted."""
    return table["late"].where(table["told"] == Told.NOTHING, 0).tolist()


def _sheet(
    shown: pd.DataFrame, title: str, file: str, vintage: str, dataset: Dataset, period: str
) -> Sheet:
    label = parse_period(period).label
    full = f"{title.format(dataset=dataset.title)}, {label}"
    notes = [full, *provenance.caveats(vintage, with_borders=False)]
    return Sheet(shown, full, f"{file}_{dataset.id}_{period}", notes)
