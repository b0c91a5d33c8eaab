"""What the reader is looking at: one small record, shared by every page and by the address.

`Selection` is plain data and is tested without Streamlit. Only `read_selection`,
`write_selection` and `open_page` talk to the session and to the address bar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import streamlit as st

from geo.areas import Level
from ytcs_data import figures, load
from ytcs_data.settings import settings
from ytcs_data.views.lines import known_lines

SESSION_KEY = "selection"


@dataclass(frozen=True)
class Selection:
    vintage: str
    province: str  # EVERYWHERE: every province that has values; see `load.TERRITORY` too
    district: str  # code of a (former) district; "" means the whole province
    area: str  # code of a commune; "" means none chosen yet
    indicator: str
    period: str
    lines: str = ""  # further codes that the trends page draws; see `lines.known_lines`

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Selection:
        """Read a permalink. Anything unknown falls back to the default: links grow old."""
        vintage, period = _known_period(query.get("vintage", ""), query.get("period", ""))
        if query.get("vintage", vintage) != vintage:  # its codes mean other places in this one
            query = {key: value for key, value in query.items() if key == "indicator"}
        area = _known_commune(query.get("area", ""), vintage)
        province = _known_province(query.get("province", ""), vintage, area)
        if area and load.register()[area, vintage].province not in _inside(vintage, province):
            area = ""
        return cls(
            vintage=vintage,
            province=province,
            district=_known_district(query.get("district", ""), vintage, province),
            area=area,
            indicator=_known_indicator(query.get("indicator", "")),
            period=period,
            lines=known_lines(query.get("lines", ""), vintage, province),
        )

    def to_query(self) -> dict[str, str]:
        """Codes only, and always all of them, so that a link means the same next year."""
        return {key: value for key, value in asdict(self).items() if value}

    def at(self, vintage: str, period: str) -> Selection:
        """The same place in another period, on the other side of the reform if need be."""
        moved = self if vintage == self.vintage else _across_reform(self, vintage)
        return replace(moved, vintage=vintage, period=period)

    def in_province(self, province: str) -> Selection:
        """Another province; district and commune of the old one are left."""
        return (
            self
            if province == self.province
            else replace(self, province=province, district="", area="", lines="")
        )


def _known_period(vintage: str, period: str) -> tuple[str, str]:
    """The pair itself, else the newest of the vintage, else the newest there is."""
    known = figures.periods()
    if (vintage, period) in known:
        return vintage, period
    of_vintage = [pair for pair in known if pair[0] == vintage]
    of_period = [pair for pair in known if pair[1] == period]  # a link without a vintage
    first = vintage if vintage in load.VINTAGES else load.VINTAGES[0]
    return next(iter(of_vintage or of_period or known), (first, ""))


def _known_commune(code: str, vintage: str) -> str:
    key = (code, vintage)
    known = key in load.register() and load.register()[key].level is Level.COMMUNE
    return code if known else ""


def _known_province(code: str, vintage: str, area: str) -> str:
    choices = [province.code for province in load.provinces(vintage)]
    if code in (*choices, *territories(vintage), load.EVERYWHERE):
        return code
    if area:
        return load.register()[area, vintage].province
    return settings().province if settings().province in choices else choices[0]


def territories(vintage: str) -> list[str]:
    """Scopes on the old map that are provinces of today; none on the map of today."""
    if vintage == "2025":
        return []
    old = {province.code for province in load.provinces(vintage)}
    scopes = [load.TERRITORY + province.code for province in load.provinces("2025")]
    return [scope for scope in scopes if old.intersection(load.province_codes(vintage, scope))]


def _inside(vintage: str, scope: str) -> list[str]:
    """Provinces whose communes may be chosen in a scope."""
    if scope == load.EVERYWHERE:
        return [province.code for province in load.register().provinces(vintage)]
    return load.province_codes(vintage, scope)


def _known_district(code: str, vintage: str, province: str) -> str:
    known = province != load.EVERYWHERE and code in load.districts(vintage, province)
    return code if known else ""


def _known_indicator(code: str) -> str:
    indicators = load.catalogue().indicators
    return code if code in indicators else next(iter(indicators))


def _across_reform(selection: Selection, vintage: str) -> Selection:
    """The place after the reform for one before it, or the other way round.

    A commune is followed only where it is certain: into its one successor, or back from a
    commune that the reform left as it was.
    """
    area = _commune_across(selection.area, vintage) if selection.area else ""
    province = _province_across(selection.province, vintage)
    choices = [*(choice.code for choice in load.provinces(vintage)), *territories(vintage)]
    province = province if province in choices else load.EVERYWHERE
    district = _known_district(selection.district, vintage, province)
    lines = known_lines(selection.lines, vintage, province, communes=False)
    return replace(selection, province=province, district=district, area=area, lines=lines)


def _province_across(province: str, vintage: str) -> str:
    """Of an old province the one that it became; of one of today all that became it."""
    if province == load.EVERYWHERE:
        return province
    if vintage == "2024":
        return load.TERRITORY + province
    if province.startswith(load.TERRITORY):
        return province.removeprefix(load.TERRITORY)
    return load.crosswalk().new_province(province)


def _commune_across(code: str, vintage: str) -> str:
    crosswalk = load.crosswalk()
    if vintage == "2025":
        parts = crosswalk.successors(code)
        return parts[0].code if len(parts) == 1 else ""
    return crosswalk.predecessors(code)[0].code if crosswalk.unchanged(code) else ""


# --- the session and the address bar -----------------------------------------------------------


def read_selection() -> Selection:
    """The address bar when it says anything (a link, the back button), else the session."""
    written: dict[str, str] = st.session_state.get(SESSION_KEY, {})
    return Selection.from_query(st.query_params.to_dict() or written)


def write_selection(selection: Selection) -> None:
    """Remember the selection and show it in the address bar.

    Said also when nothing is new to the server: a link to the page that is open changes what the
    server knows, but a browser moves its address only when told. It ignores what it shows already.
    """
    query = selection.to_query()
    st.session_state[SESSION_KEY] = query  # a dict: a class would not survive a code reload
    st.query_params.from_dict(query)


def open_page(page: str, selection: Selection) -> None:
    """Go to another page with this selection. Does not return."""
    write_selection(selection)
    st.switch_page(page, query_params=selection.to_query())
