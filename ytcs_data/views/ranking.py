"""Communes in order: who gained most, and who is furthest from the target."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ytcs_data import figures, load, provenance, road_words
from ytcs_data.analysis.trends import change
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.periods import parse_period
from ytcs_data.place_names import scope_name
from ytcs_data.reach import reach
from ytcs_data.views.area_table import members
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, show_small_table
from ytcs_data.words import _, number

MOST = 10


def show_ranking(chosen: Selection) -> None:
    """Draw both lists beside each other."""
    indicator = load.catalogue().indicators[chosen.indicator]
    target = figures.leading_target(indicator, chosen.vintage, chosen.province, chosen.district)
    gained, far = st.columns(2)
    with gained:
        _show(_("Tăng nhiều nhất"), gains(chosen), chosen, "tang")
    with far:
        behind = distances(chosen, indicator, target) if target else pd.DataFrame()
        _show(_("Xa mục tiêu nhất"), behind, chosen, "xa_muc_tieu")


def gains(chosen: Selection) -> pd.DataFrame:
    """Communes whose value rose since the same period of last year, or else since the last one."""
    table = figures.values(chosen.indicator, chosen.vintage, chosen.basis)
    here = table[table["area_code"].isin(members(chosen))]
    moved = change(here, chosen.period)
    if moved.empty:
        return moved
    indicator = load.catalogue().indicators[chosen.indicator]
    by_year = moved["since_year_ago"].notna().any()
    before = moved["year_ago" if by_year else "last_period"].iloc[0]
    moved["gain"] = moved["since_year_ago" if by_year else "since_last"]
    risen = moved[moved["gain"] > 0].sort_values(["gain", "value"], ascending=False)
    if risen.empty:
        return risen
    since = _("So với {period}").format(period=parse_period(before).label)
    return pd.DataFrame(
        {
            _("Đơn vị"): _names(risen["area_code"], chosen.vintage),
            _heading(indicator): risen["value"].round(indicator.decimals),
            f"{since} ({road_words.points_unit(indicator)})": risen["gain"].round(2),
        }
    )


def distances(chosen: Selection, indicator: Indicator, target: Target) -> pd.DataFrame:
    """Communes that have not met the target: what each lacks, in points and in whole ones."""
    behind = reach(target.id, chosen.ground, chosen.period).behind
    if behind.empty:
        return behind
    lacking = _("Còn thiếu ({unit})")
    return pd.DataFrame(
        {
            _("Đơn vị"): _names(behind["area_code"], chosen.vintage),
            _heading(indicator): behind["value"].round(indicator.decimals),
            lacking.format(unit=road_words.points_unit(indicator)): behind["points"].round(2),
            lacking.format(unit=road_words.counted_in(indicator, chosen.vintage)): behind["more"],
            _("Dân số"): behind["people"],
        }
    )


def _heading(indicator: Indicator) -> str:
    return _("Giá trị ({unit})").format(unit=indicator.unit)


def _names(codes: pd.Series[str], vintage: str) -> list[str]:
    return [load.register()[code, vintage].name for code in codes]


def _show(title: str, table: pd.DataFrame, chosen: Selection, file: str) -> None:
    st.subheader(title, anchor=False)
    if table.empty:
        st.caption(_("Không có đơn vị nào, hoặc chưa đủ số liệu để so."))
        return
    few = table.head(MOST)
    if len(table) > MOST:
        st.caption(_("{n} trong {all} đơn vị").format(n=MOST, all=number(len(table))))
    where = f"{scope_name(chosen.province, chosen.vintage)}, {parse_period(chosen.period).label}"
    notes = (where, provenance.source_line(chosen.told_in))
    show_small_table(Sheet(few, title, f"{file}_{chosen.indicator}_{chosen.period}", notes))
