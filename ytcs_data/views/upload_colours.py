"""What a file would do to the map: which communes change colour, before and after side by side."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from geo.thumbnail import Fill, svg
from ytcs_data import figures, foresight, legend, load
from ytcs_data.legend import Entry
from ytcs_data.periods import in_order, parse_period
from ytcs_data.rehearsal import Rehearsal
from ytcs_data.views.table_view import Sheet, show_plain_table
from ytcs_data.views.theme_card import small_outline
from ytcs_data.words import _, number

MOST_NAMES = 6
MOVED = {  # a page has both; who hears it must know which is which
    "one": _("Các đơn vị đổi màu: {indicator}"),
    "all": _("Các đơn vị đổi màu nếu ghi mọi tệp: {indicator}"),
}


def show_colours(one: Rehearsal, key: str) -> None:
    """Draw the classes of an indicator as they are and as they would be."""
    told = one.understanding
    period = in_order(list(told.rows["period"].unique()))[-1]
    rows = told.rows[(told.rows["period"] == period) & (told.rows["vintage"] == told.vintage)]
    indicators = foresight.touched(rows["measure"].unique())
    if rows.empty or not indicators or (told.province, told.vintage) not in load.register():
        return
    names = {one.id: one.short_title for one in indicators}
    code: str = st.selectbox(
        _("Bản đồ sẽ đổi thế nào"),
        list(names),
        key=f"{key}_indicator",
        format_func=names.__getitem__,
    )
    indicator = load.catalogue().indicators[code]
    classes = foresight.classes(rows, indicator, told.province)
    target = figures.leading_target(indicator, told.vintage, told.province)
    looks = {entry.id: entry for entry in legend.entries(indicator, target)}
    if classes["before"].equals(classes["after"]):
        st.markdown(_("Không xã, phường nào đổi màu."))
        return
    label = parse_period(period).label
    for box, (side, when) in zip(
        st.columns(2),
        {"before": _("Đang hiển thị"), "after": _("Sau khi ghi")}.items(),
        strict=True,
    ):
        with box:
            st.caption(f"{when} · {label}")
            _draw(dict(zip(classes["area_code"], classes[side], strict=True)), looks, told.vintage)
    title = (
        _("Các đơn vị đổi màu: {indicator}")
        if key == "one"
        else _("Đổi màu nếu ghi tất cả: {indicator}")
    )
    title = title.format(indicator=indicator.short_title)
    show_plain_table(Sheet(_moves(classes, looks, told.vintage), title, "doi_mau"))


def _draw(classes: Mapping[str, str], looks: Mapping[str, Entry], vintage: str) -> None:
    fills = {
        area: Fill(looks[line].colour, looks[line].pattern, looks[line].ink)
        for area, line in classes.items()
    }
    counts = pd.Series(list(classes.values())).value_counts()
    said = "; ".join(f"{looks[str(line)].label}: {number(n)}" for line, n in counts.items())
    st.image(svg(small_outline(vintage, tuple(sorted(fills))), fills, said), alt=said)
    st.caption(said)


def _moves(classes: pd.DataFrame, looks: Mapping[str, Entry], vintage: str) -> pd.DataFrame:
    """From which class to which, how many and who."""
    moved = classes[classes["before"] != classes["after"]]
    rows = [
        (
            looks[str(before)].label,
            looks[str(after)].label,
            len(part),
            _names(part["area_code"], vintage),
        )
        for (before, after), part in moved.groupby(["before", "after"])
    ]
    columns = [_("Từ"), _("Thành"), _("Số đơn vị"), _("Đơn vị")]
    return pd.DataFrame(rows, columns=columns)


def _names(codes: pd.Series[str], vintage: str) -> str:
    names = [load.register()[code, vintage].name for code in codes[:MOST_NAMES]]
    more = len(codes) - len(names)
    return ", ".join(names) + (_(" và {n} nơi khác").format(n=number(more)) if more else "")
