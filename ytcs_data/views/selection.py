"""What the reader is looking at: one small record, shared by every page and by the address.

`Selection` is plain data and is tested without Streamlit. Only `read_selection`,
`write_selection` and `open_page` talk to the session and to the address bar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import streamlit as st

from ytcs_data import figures, load
from ytcs_data.basis import Basis
from ytcs_data.ground import Ground
from ytcs_data.load import TODAY
from ytcs_data.views.known import (
    is_inside,
    known_basis,
    known_commune,
    known_district,
    known_indicator,
    known_lines,
    known_period,
    known_plan,
    known_province,
    known_roadmap,
    known_snapshot,
    territories,
)

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
    basis: Basis = Basis.REPORTED  # of periods on the other side of the reform
    plan: str = ""  # the only plan whose targets are listed; "" means all
    roadmap: str = ""  # the roadmap that was chosen, where a place has several
    snapshot: str = ""  # number of the snapshot whose history is read

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Selection:
        """Read a permalink. Anything unknown falls back to the default: links grow old."""
        snapshot = known_snapshot(query.get("snapshot", ""))
        indicator = known_indicator(query.get("indicator", ""))
        basis = known_basis(query, indicator)
        vintage, period = known_period(query.get("vintage", ""), query.get("period", ""), basis)
        basis = basis if vintage == TODAY else basis.on_old_areas
        if query.get("vintage", vintage) != vintage:  # its codes mean other places in this one
            query = {}
        area = known_commune(query.get("area", ""), vintage)
        province = known_province(query.get("province", ""), vintage, area)
        if area and not is_inside(area, vintage, province):
            area = ""
        return cls(
            vintage=vintage,
            province=province,
            district=known_district(query.get("district", ""), vintage, province),
            area=area,
            indicator=indicator,
            period=period,
            lines=known_lines(query.get("lines", ""), vintage, province),
            basis=basis,
            plan=known_plan(query.get("plan", "")),
            roadmap=known_roadmap(query.get("roadmap", "")),
            snapshot=snapshot,
        )

    def to_query(self) -> dict[str, str]:
        """Codes only, and always all of them, so that a link means the same next year."""
        return {key: value for key, value in asdict(self).items() if value}

    @property
    def is_past(self) -> bool:
        """Whether the areas of today are shown in a period that only old ones reported."""
        return self.vintage == TODAY and (TODAY, self.period) not in figures.periods()

    @property
    def ground(self) -> Ground:
        """The scope or district that is looked at; a commune has a page of its own."""
        former = not self.district or self.basis is Basis.FORMER or self.vintage != TODAY
        return Ground(self.vintage, self.province, self.district, former=former)

    @property
    def told_in(self) -> str:
        """The vintage of the areas that reported the period."""
        return "2024" if self.is_past else self.vintage

    def at(self, vintage: str, period: str) -> Selection:
        """The same place in another period, on the other side of the reform if need be."""
        moved = self if vintage == self.vintage else _across_reform(self, vintage)
        basis = self.basis if vintage == TODAY else self.basis.on_old_areas
        return replace(moved, vintage=vintage, period=period, basis=basis)

    def on_basis(self, basis: Basis) -> Selection:
        """The same place and period, on the areas that go with a basis."""
        there = self
        if self.is_past and not basis.is_rebuilt:
            there = self.at("2024", self.period)
        elif self.vintage != TODAY and basis.is_rebuilt:
            there = self.at(TODAY, self.period)
        return replace(there, basis=basis).settled()

    def of_indicator(self, indicator: str) -> Selection:
        """Another indicator, on the basis that is usual for it unless another was chosen."""
        usual = self.basis is figures.usual_basis(self.indicator)
        basis = figures.usual_basis(indicator) if usual and not self.is_past else self.basis
        basis = basis if self.vintage == TODAY else self.basis
        return replace(self, indicator=indicator, basis=basis)

    def settled(self) -> Selection:
        """The same with what is unknown put right, as a link to it would open."""
        return Selection.from_query(self.to_query())

    def in_province(self, province: str) -> Selection:
        """Another province; district and commune of the old one are left."""
        return (
            self
            if province == self.province
            else replace(self, province=province, district="", area="", lines="")
        )


def _across_reform(selection: Selection, vintage: str) -> Selection:
    """The place after the reform for one before it, or the other way round.

    A commune is followed only where it is certain: into its one successor, or back from a
    commune that the reform left as it was.
    """
    area = _commune_across(selection.area, vintage) if selection.area else ""
    province = load.across(selection.province, vintage)
    choices = [*(choice.code for choice in load.provinces(vintage)), *territories(vintage)]
    province = province if province in choices else load.EVERYWHERE
    district = known_district(selection.district, vintage, province)
    lines = known_lines(selection.lines, vintage, province, communes=False)
    return replace(selection, province=province, district=district, area=area, lines=lines)


def _commune_across(code: str, vintage: str) -> str:
    crosswalk = load.crosswalk()
    if vintage == TODAY:
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
