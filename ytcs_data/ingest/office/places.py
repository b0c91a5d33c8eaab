"""The commune of each row, by code and name together, within what else the file says.

A place is only taken if one is clearly meant. Figures of a commune that was merged are never
put down for its successor: a report speaks of the areas of its own time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from geo.areas import Area
from geo.matching import Match
from ytcs_data.ingest import rules
from ytcs_data.ingest.office.codes import normal_code
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.place_words import (
    FORMER,
    STATION_WORDS,
    TWO_PLACES,
    Found,
    Said,
    same_name,
)
from ytcs_data.periods import parse_period
from ytcs_data.words import _

NAMED = {"2024": "danh mục trước 01/7/2025", "2025": "danh mục từ 01/7/2025"}
IN_PROVINCE, IN_COUNTRY = 0.9, 0.7  # least scores of a name that is spelled as it should be


@dataclass(frozen=True)
class Places:
    """Looks places up on the map of one vintage, in a period, within a province if it is known."""

    sources: Sources
    vintage: str
    period: str
    province: str = ""
    _known: dict[Said, Found] = field(default_factory=dict, repr=False)

    def find(self, said: Said) -> Found:
        if said not in self._known:
            self._known[said] = self._within_scope(self._find(said))
        return self._known[said]

    def _find(self, said: Said) -> Found:
        said = said._replace(name=STATION_WORDS.sub("", said.name))
        if not said.code:
            return self._by_name(said)
        return self._by_both(said) if said.name else self._by_code(said.code)

    def _by_code(self, text: str) -> Found:
        code, mended = normal_code(text)
        if mended and code:
            return Found("", "lost-zero", text, code, of_code=True)
        fault = rules.area_fault(self.sources.register, code or text, self.vintage, self.period)
        if fault:
            return Found("", fault.kind, fault.found or text, fault.expected, of_code=True)
        return Found(code)

    def _by_both(self, said: Said) -> Found:
        """Code and name must be one place; which of them is wrong is not for us to say."""
        code, _mended = normal_code(said.code)
        named = self._match(said)
        if code and self._agree(code, self.vintage, said.name, named):
            return self._existing(code)
        other = rules.OTHER_VINTAGE[self.vintage]
        if code and self._agree(code, other, said.name, None):
            return self._of_other_vintage(f"{code} ({self._name(code, other)})", other)
        known = self._named([code]) if (code, self.vintage) in self.sources.register else said.code
        right = self._named([named.code] if named.code else named.candidates) or "–"
        found = _("mã {code}, tên “{name}”").format(code=known, name=said.name)
        return Found("", "code-against-name", found, right, of_code=True)

    def _agree(self, code: str, vintage: str, name: str, named: Match | None) -> bool:
        register = self.sources.register
        if (code, vintage) not in register:
            return False
        if named and named.method == "successor":  # what it names is no more, whoever took it in
            named = None
        if named and (named.code == code or (not named.code and code in named.candidates)):
            return True
        area = register[code, vintage]
        names = (area.name, *(former for former, _last in area.former_names))
        # Without accents alone two names may be of two communes, so a full name must be equal.
        return any(same_name(name, known) for known in names) and not (named and named.code)

    def _by_name(self, said: Said) -> Found:
        if TWO_PLACES.search(said.name):
            return Found("", "two-places", said.text)
        if FORMER.search(said.name) and self.vintage == "2025":
            return self._of_other_vintage(said.text, "2024")
        named = self._match(said)
        if named.code and self._spelled(said, named):
            return self._existing(named.code)
        if named.method == "successor" or named.reason == "divided":
            return self._merged(said, named)
        if named.code:
            found = self._existing(named.code)
            mended = Found(named.code, "name-mended", said.text, self._named([named.code]))
            return found if found.kind else mended
        return self._unclear(said, named)

    def _spelled(self, said: Said, named: Match) -> bool:
        """Whether name, kind and what it lies in are as the register has them."""
        if named.method == "name":
            return True
        if named.method not in ("no_district", "joined"):
            return False
        wrong_district = said.district and named.method == "no_district"
        least = IN_PROVINCE if self.province or said.province else IN_COUNTRY
        return not wrong_district and named.score >= least

    def _unclear(self, said: Said, named: Match) -> Found:
        other = rules.OTHER_VINTAGE[self.vintage]
        province, district = said.province, said.district
        if other == "2025":  # which has no districts, and this province under another name
            district = ""
            if self.province:
                today = self.sources.crosswalk.new_province(self.province)
                province = self.sources.register[today, other].name
        there = self.sources.matcher(other).match(said.name, district, province)
        known = bool(there.code) and there.score >= IN_COUNTRY and not named.candidates
        here = known and self._is_here(there.code, other)
        if not (here or named.candidates) and (away := self._elsewhere(said)):
            return away
        if known:
            return self._of_other_vintage(f"{said.text} ({there.code})", other)
        if named.candidates and named.reason != "unknown":
            return Found("", "ambiguous-place", said.text, self._named(named.candidates))
        return Found("", "unknown-place", said.text, NAMED[self.vintage])

    def _is_here(self, code: str, vintage: str) -> bool:
        """Whether a place of the other map lies where the file's province is."""
        homes = {self.sources.register[code, vintage].province, self.province} - {""}
        return len({self.sources.crosswalk.new_province(home) for home in homes}) == 1

    def _elsewhere(self, said: Said) -> Found | None:
        """A place of this name in another province than that of the file."""
        named = self.sources.matcher(self.vintage).match(said.name, said.district)
        if not named.code or named.score < IN_COUNTRY or named.method == "successor":
            return None
        away = self._within_scope(Found(named.code))
        return away if away.kind else None

    def _merged(self, said: Said, named: Match) -> Found:
        """A commune that is no more: of the other map, or dissolved before the period."""
        for area in self._dissolved(named):
            if same_name(said.name, area.name) and area.existed(parse_period(self.period).start):
                return Found(area.code)
        if self.vintage == "2024":
            return Found("", "dissolved-area", said.text, self._named([named.code]))
        return self._of_other_vintage(said.text, "2024")

    def _dissolved(self, named: Match) -> list[Area]:
        of_then = self.sources.register.communes(self.vintage, on=date.min)
        return [a for a in of_then if a.dissolved and a.successor and a.successor == named.code]

    def _existing(self, code: str) -> Found:
        fault = rules.area_fault(self.sources.register, code, self.vintage, self.period)
        return Found("", fault.kind, fault.found or code, fault.expected) if fault else Found(code)

    def _of_other_vintage(self, text: str, vintage: str) -> Found:
        found = _("“{text}” thuộc {vintage}").format(text=text, vintage=NAMED[vintage])
        return Found("", "wrong-vintage", found, NAMED[self.vintage])

    def _within_scope(self, found: Found) -> Found:
        if not found.code or not self.province:
            return found
        area = self.sources.register[found.code, self.vintage]
        if area.province == self.province:
            return found
        home = self.sources.register[area.province, self.vintage].name
        return Found("", "other-province", f"{area.name} ({area.code})", home)

    def _match(self, said: Said) -> Match:
        register = self.sources.register
        home = register[self.province, self.vintage].name if self.province else ""
        return self.sources.matcher(self.vintage).match(
            said.name, said.district, said.province or home
        )

    def _name(self, code: str, vintage: str) -> str:
        return self.sources.register[code, vintage].name

    def _named(self, codes: tuple[str, ...] | list[str]) -> str:
        register = self.sources.register
        known = [code for code in codes if (code, self.vintage) in register]
        return ", ".join(f"{code} ({register[code, self.vintage].name})" for code in known[:6])


def province_of_most(found: list[str], sources: Sources, vintage: str) -> str:
    """The province that nearly all found communes lie in; "" if they are spread."""
    register = sources.register
    counted = Counter(register[code, vintage].province for code in found)
    best = counted.most_common(1)
    return best[0][0] if best and best[0][1] >= 0.8 * len(found) else ""
