"""The lines behind a figure as tables: by measure, by snapshot, and one by one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ytcs_data import evidence, legend, load, provenance
from ytcs_data.catalogue import STATIONS, Level, MeasureKind
from ytcs_data.evidence import Figure
from ytcs_data.states import COUNTED, State
from ytcs_data.views.catalogue_words import TIMING
from ytcs_data.views.table_view import Sheet
from ytcs_data.words import _, day, number

FILE, LINE = _("Tệp"), _("Dòng")


def measure_sheet(figure: Figure) -> Sheet:
    """What of each measure there is, what was added up, and who is named as its source."""
    found = evidence.lines(figure)
    expected = evidence.links(figure)["source"].nunique()
    rows = []
    for measure in figure.indicator.measures:
        here = found[found["measure"] == measure]
        known = here[here["state"].isin(COUNTED)]
        entry = load.catalogue().measures[measure]
        rows.append(
            {
                _("Chỉ tiêu"): entry.title,
                _("Dùng làm"): _role(measure, figure),
                _("Thời điểm"): TIMING[entry.timing] if figure.indicator.is_flow else "",
                _("Đơn vị có số"): f"{number(known['area_code'].nunique())}/{number(expected)}",
                _("Số trạm"): number(known["station_code"].nunique())
                if entry.level is Level.STATION
                else "",
                _("Trạng thái khác"): _states(here["state"]),
                _("Tổng được tính"): _total(here, entry.kind),
                _("Nguồn"): "; ".join(here["source"].unique()),
            }
        )
    table = _said(pd.DataFrame(rows))
    return Sheet(table, _("Chỉ tiêu đã dùng"), f"chi_tieu_{_file(figure)}")


def _said(table: pd.DataFrame) -> pd.DataFrame:
    """The same without the columns that say nothing."""
    return table[[name for name in table if (table[name] != "").any()]]


def _role(measure: str, figure: Figure) -> str:
    sides = {
        _("tử số"): figure.indicator.numerator.measures,
        _("mẫu số"): figure.indicator.denominator.measures,
    }
    roles = [side for side, measures in sides.items() if measure in measures]
    return ", ".join(roles) or (_("danh sách trạm") if measure == STATIONS else "")


def _states(states: pd.Series[str]) -> str:
    counts = states[states != State.VALUE].value_counts()
    named = zip(counts.index.astype(str), counts, strict=True)
    return "; ".join(f"{number(n)} {state_words(state).lower()}" for state, n in named)


def _total(here: pd.DataFrame, kind: MeasureKind) -> str:
    counted = here[here["counted"]]
    if kind not in (MeasureKind.COUNT, MeasureKind.FLAG) or counted.empty:
        return number(None)
    return number((counted["value"] * counted["share"]).sum())


def state_words(state: str) -> str:
    """What is said of the state of a line; nothing of a plain value."""
    if state == State.VALUE:
        return ""
    return _("Ước tính") if state == State.ESTIMATED else legend.state_label(State(state))


def snapshot_sheet(figure: Figure) -> Sheet:
    """The accepted files that the lines came in, the newest first."""
    found = evidence.lines(figure).drop_duplicates(["snapshot_id", "line"])
    lines = found.groupby("snapshot_id")["line"].agg(["size", "min", "max"])
    known = _snapshots().loc[lines.index]
    table = pd.DataFrame(
        {
            _("Lần nộp"): [str(number) for number in lines.index],
            FILE: known["file_name"],
            _("Ngày nộp"): [_moment(at) for at in known["committed_at"]],
            _("Số dòng"): lines["size"],
            _("Từ dòng"): lines["min"],
            _("Đến dòng"): lines["max"],
        }
    )
    return Sheet(table[::-1], _("Các lần nộp đã dùng"), f"lan_nop_{_file(figure)}")


def _moment(at: pd.Timestamp) -> str:
    here = at.to_pydatetime().astimezone()
    return f"{day(here.date())} {here:%H:%M}"


@load.kept(1)
def _snapshots() -> pd.DataFrame:
    return load.store().snapshots().set_index("id")


def line_sheet(figure: Figure, notes: Sequence[str]) -> Sheet:
    """Every line, with the file and the line in it where the value stands."""
    found = evidence.lines(figure)
    register, measures = load.register(), load.catalogue().measures
    table = pd.DataFrame(
        {
            _("Chỉ tiêu"): found["measure"].map(lambda measure: measures[measure].title),
            _("Mã"): found["area_code"],
            _("Đơn vị"): [register[code, figure.told_in].name for code in found["area_code"]],
            _("Mã trạm"): found["station_code"],
            _("Giá trị"): found["value"].where(found["state"].isin(COUNTED)),
            _("Trạng thái"): found["state"].map(state_words),
            _("Được tính"): found["counted"].map({True: _("có"), False: _("không")}),
            _("Lần nộp"): found["snapshot_id"].map(str),
            FILE: found["snapshot_id"].map(_snapshots()["file_name"]),
            LINE: found["line"],
            _("Nguồn"): found["source"],
        }
    )
    if found["share"].lt(1).any():
        into = [register[code, figure.vintage].name for code in found["target"]]
        table.insert(6, _("Tính vào"), into)
        table.insert(7, _("Phần được tính (%)"), (100 * found["share"]).round(2))
    table = _said(table)
    said = [*notes, provenance.source_line(figure.told_in)]
    return Sheet(table, figure.indicator.title, f"dong_so_lieu_{_file(figure)}", said)


def _file(figure: Figure) -> str:
    place = figure.area or figure.district or figure.scope
    return f"{figure.indicator_id}_{place}_{figure.period}"
