"""The list beside the map: every commune of the selection with its value and its class."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from geo.boundaries import join_report
from ytcs_data import carried, figures, legend, load, provenance
from ytcs_data.legend import rule
from ytcs_data.part_words import parts_known
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.states import COUNTED
from ytcs_data.views.basis_words import basis_words
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, fold_table
from ytcs_data.words import _, number

VALUE = _("Giá trị")


def area_rows(chosen: Selection) -> pd.DataFrame:
    """Values of the communes of a selection in its period, the lowest first, then the states."""
    table = figures.classified(
        chosen.indicator, chosen.vintage, chosen.province, basis=chosen.basis
    )
    rows = table[(table["period"] == chosen.period) & table["area_code"].isin(members(chosen))]
    return rows.reset_index(drop=True).sort_values(["value", "area_code"], na_position="last")


def members(chosen: Selection) -> list[str]:
    """Codes of the communes of a selection's district, or of its whole scope."""
    if chosen.district:
        return load.districts(chosen.vintage, chosen.province)[chosen.district]
    return [commune.code for commune in load.communes(chosen.vintage, chosen.province)]


def has_borders(chosen: Selection) -> bool:
    """Whether anything of a selection can be drawn."""
    return not load.boundaries(chosen.vintage).codes.isdisjoint(members(chosen))


def show_area_table(chosen: Selection) -> None:
    """Draw the list with its downloads, and say what is drawn and what is not."""
    chosen = replace(chosen, area="")
    st.caption(drawn(chosen))
    fold_table(_("Bảng số liệu và tải về"), "table_of_areas", lambda: _listed(chosen))


@load.kept(64)
def _listed(chosen: Selection) -> Sheet:
    indicator = load.catalogue().indicators[chosen.indicator]
    target = figures.leading_target(indicator, chosen.vintage, chosen.province)
    rows = area_rows(chosen)
    lines = legend.entries(indicator, target, rebuilt=chosen.is_past)
    group_of = load.groups(chosen.vintage, chosen.province)
    register = load.register()
    table = pd.DataFrame(
        {
            _("Mã"): rows["area_code"],
            _("Đơn vị"): [register[c, chosen.vintage].name for c in rows["area_code"]],
            _("Huyện (cũ)") if chosen.vintage == "2025" else _("Huyện"): [
                district_name(group_of[c], chosen.vintage) if c in group_of else ""
                for c in rows["area_code"]
            ],
            f"{VALUE} ({indicator.unit})": rows["value"].round(indicator.decimals),
            indicator.numerator_title.capitalize(): rows["numerator"],
            indicator.denominator_title.capitalize(): rows["denominator"],
            _("Xếp loại"): [legend.look(lines, c).label for c in rows["class_id"]],
        }
    )
    told = carried.with_parts(rows, indicator, chosen.vintage).to_dict("records")
    beside = [parts_known(row, indicator) for row in told]
    if any(beside):
        table[_("Xã cũ")] = beside
    notes = (
        f"{scope_name(chosen.province, chosen.vintage)}, {parse_period(chosen.period).label}",
        *basis_words(chosen),
        rule(target, indicator, load.catalogue()),
        provenance.source_line(chosen.told_in),
    )
    return Sheet(table, indicator.title, f"{chosen.indicator}_{chosen.period}", notes)


@load.kept(64)
def drawn(chosen: Selection) -> str:
    """How many communes are drawn and how many have values, and which have no borders."""
    rows = area_rows(chosen)
    known = rows[rows["state"].isin(COUNTED)]["area_code"]
    report = join_report(load.boundaries(chosen.vintage), rows["area_code"], known)
    text = _("Vẽ {drawn}/{all} đơn vị; {known} đơn vị có số liệu.").format(
        drawn=number(len(report.drawn)), all=number(len(rows)), known=number(len(known))
    )
    if report.without_polygon:
        names = [load.register()[c, chosen.vintage].name for c in report.without_polygon[:10]]
        more = _(" và {n} đơn vị khác").format(n=len(report.without_polygon) - 10)
        text += " " + _("Không có ranh giới: {names}").format(names=", ".join(names))
        text += more if len(report.without_polygon) > 10 else ""
    return text
