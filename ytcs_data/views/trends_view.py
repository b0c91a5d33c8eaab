"""Lines over time: the province, its former districts, and the communes a reader adds."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ytcs_data import figures, load
from ytcs_data.catalogue import Indicator
from ytcs_data.legend import quantity, rule
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.views.charts import draw_trend
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import show_table
from ytcs_data.words import _, number

MOST_LINES = 8  # more could not be told apart
DISTRICT_DIGITS = 3


def show_trends(chosen: Selection) -> None:
    """Pickers for districts and communes, the chart, and its table."""
    indicator = load.catalogue().indicators[chosen.indicator]
    districts = _pick_districts(chosen)
    communes = [] if indicator.is_yes_no else _pick_communes(chosen)
    if len(districts) + len(communes) >= MOST_LINES:
        st.caption(_("Biểu đồ vẽ tối đa {n} đường.").format(n=MOST_LINES))
    series = trend_rows(chosen, indicator, (districts + communes)[: MOST_LINES - 1])
    target = figures.leading_target(indicator, chosen.vintage, chosen.province, chosen.district)
    if series["value"].isna().all():
        st.info(_("Chưa có số liệu của chỉ số này ở nơi đã chọn."), icon=":material/info:")
        return
    st.subheader(indicator.title)
    draw_trend(series, indicator, target)
    st.caption(rule(target, indicator, load.catalogue()))
    st.caption(_("Kỳ trước và sau 01/7/2025 không nối với nhau vì địa bàn đã thay đổi."))
    _show_numbers(series, indicator, chosen)


def _pick_districts(chosen: Selection) -> list[str]:
    if chosen.province == load.EVERYWHERE:
        return []
    return st.multiselect(
        _("Thêm huyện, thị xã, thành phố (cũ)"),
        list(load.districts(chosen.vintage, chosen.province)),
        default=[chosen.district] if chosen.district else [],
        format_func=lambda code: district_name(code, chosen.vintage),
        key=f"trend_districts_{chosen.vintage}_{chosen.province}_{chosen.district}",
        max_selections=MOST_LINES - 1,
        placeholder=_("Chọn để thêm đường"),
    )


def _pick_communes(chosen: Selection) -> list[str]:
    codes = [commune.code for commune in load.communes(chosen.vintage, chosen.province)]
    return st.multiselect(
        _("Thêm xã, phường, đặc khu"),
        codes,
        default=[chosen.area] if chosen.area in codes else [],
        format_func=lambda code: load.register()[code, chosen.vintage].name,
        key=f"trend_communes_{chosen.vintage}_{chosen.province}_{chosen.area}",
        max_selections=MOST_LINES - 1,
        placeholder=_("Chọn để thêm đường"),
    )


def trend_rows(chosen: Selection, indicator: Indicator, places: list[str]) -> pd.DataFrame:
    """Series of the scope and of more places, on both sides of the reform where they exist.

    Returns
    -------
    DataFrame
        Columns `name`, `vintage`, `period`, `middle`, `value`, `numerator`, `denominator`,
        `text` and `parts`, oldest first; see `charts.trend_chart`.
    """
    lines = [_province_series(chosen, indicator)]
    lines += [_place_series(chosen, indicator, code) for code in places]
    rows = pd.concat([line.assign(place=i) for i, line in enumerate(lines)], ignore_index=True)
    periods = [parse_period(code) for code in rows["period"]]
    return rows.assign(
        middle=[pd.Timestamp(period.middle) for period in periods],
        period=[period.label for period in periods],
        text=[quantity(value, indicator) for value in rows["value"]],
        parts=[
            f"{number(top)} / {number(bottom)}"
            for top, bottom in zip(rows["numerator"], rows["denominator"], strict=True)
        ],
    ).sort_values(["place", "middle"], kind="stable")


def _province_series(chosen: Selection, indicator: Indicator) -> pd.DataFrame:
    """The chosen scope; before the reform, the provinces that it was made of, taken together."""
    totals = figures.totals(indicator.id, chosen.vintage, chosen.province)
    rows = totals[totals["area_code"] == chosen.province].assign(vintage=chosen.vintage)
    if chosen.vintage == "2025":
        before = figures.old_totals(indicator.id, chosen.province).assign(vintage="2024")
        rows = pd.concat([before, rows])
    return rows.assign(name=scope_name(chosen.province, chosen.vintage))


def _place_series(chosen: Selection, indicator: Indicator, code: str) -> pd.DataFrame:
    """A commune, or a district: before the reform its own territory, since then that of the
    communes that mostly came from it.
    """
    if len(code) > DISTRICT_DIGITS:
        rows = figures.values(indicator.id, chosen.vintage).assign(vintage=chosen.vintage)
        name = load.register()[code, chosen.vintage].name
    else:
        totals = figures.totals(indicator.id, chosen.vintage, chosen.province)
        rows = totals.assign(vintage=chosen.vintage)
        name = district_name(code, chosen.vintage)
        if chosen.vintage == "2025":
            province = load.register()[code, "2024"].province
            before = figures.totals(indicator.id, "2024", province).assign(vintage="2024")
            rows = pd.concat([before, rows])
    return rows[rows["area_code"] == code].assign(name=name)


def _show_numbers(series: pd.DataFrame, indicator: Indicator, chosen: Selection) -> None:
    table = pd.DataFrame(
        {
            _("Nơi"): series["name"],
            _("Kỳ"): series["period"],
            f"{indicator.short_title} ({indicator.unit})": series["value"].round(
                indicator.decimals
            ),
            indicator.numerator_title.capitalize(): series["numerator"],
            indicator.denominator_title.capitalize(): series["denominator"],
        }
    )
    with st.expander(_("Bảng số liệu của biểu đồ")):
        show_table(table, indicator.title, f"trend_{chosen.indicator}_{chosen.province}")
