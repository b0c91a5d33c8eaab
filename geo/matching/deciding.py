"""When it is clear which commune a name means: in a district, in a province, in the country.

The less is known of where it lies, the better the name must fit.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.matching.answers import (
    AMBIGUOUS,
    ELSEWHERE,
    NAME,
    NO_DISTRICT,
    SPELLING,
    Asked,
    Hit,
    Match,
    codes_of,
    nearest,
    same_target,
    settled,
)
from geo.matching.entries import EVERYWHERE, GONE, OWN
from geo.matching.index import Groups, Index
from geo.matching.slips import Slips

COUNTRY: Groups = ((EVERYWHERE,),)


class Deciding:
    """Answers readings of a cell from an index; None where no name is like it."""

    def __init__(self, index: Index, today: bool) -> None:
        self._index = index
        self._slips = Slips(index)
        self._today = today

    def in_district(self, asked: Sequence[Asked], groups: Groups) -> Match | None:
        """Spelled as in the register, or with other accents."""
        same = self._same(asked, groups)
        if same and not any(hit.right_kind for hit in same):
            rivals = [hit for hit in self._bare(asked, groups) if hit.right_kind]
            if rivals and not same_target([*same, *rivals]):
                return _doubt(same, rivals)
        if same:
            return settled(same, True, 1.0, NAME)
        other = self._bare(asked, groups, nearest_only=True)
        return settled(other, True, 0.95, SPELLING) if other else None

    def mistyped(self, asked: Sequence[Asked], groups: Groups) -> Match | None:
        """In a district, with typing errors."""
        found = self._slips.find(asked, groups, near=True)
        return settled(found, True, 0.85, SPELLING) if found else None

    def in_province(self, asked: Sequence[Asked], groups: Groups) -> Match | None:
        """Where no district is given: what is a commune today goes before what was one.

        On the old map lists of all years meet, so one of the name must be all there was.
        """
        same = self._same(asked, groups)
        if same and not self._today:
            right = [hit for hit in same if hit.right_kind] or same
            if not same_target(right):
                return _doubt(right, ())
        if same and all(hit.entry.rank == GONE for hit in same):
            rivals = [hit for hit in self._bare(asked, groups) if hit.entry.rank == OWN]
            if rivals and not same_target([*same, *rivals]):
                return _doubt(same, rivals)
        for found, score in (
            (same, 0.95),
            (self._bare(asked, groups, nearest_only=True), 0.85),
            (self._slips.find(asked, groups[:1], near=False), 0.75),
        ):
            if found:
                return settled(found, not self._today, score, NO_DISTRICT)
        return None

    def elsewhere(self, asked: Sequence[Asked], groups: Groups) -> Match | None:
        """Where what is given above is wrong: name and kind must be there once, spelled right.

        A ward that is a number says too little without its district.
        """
        if not (found := self._same(asked, groups)):
            return None
        right = [hit for hit in found if hit.right_kind]
        numbered = any(hit.entry.key.bare.isdigit() for hit in found)
        if numbered or not right or not same_target(right):
            return Match(candidates=codes_of(found), reason=AMBIGUOUS)
        return settled(right, True, 0.8, NO_DISTRICT)

    def anywhere(self, asked: Sequence[Asked], wrong: bool) -> Match | None:
        """Where nothing is known above, or all that is given is `wrong`: then never a code."""
        if not (found := self._same(asked, COUNTRY)):
            return None
        said = [hit for hit in found if hit.right_kind] if asked[0].kind else []
        match = settled(said, True, 0.7, NO_DISTRICT) if said else self.elsewhere(asked, COUNTRY)
        if match and match.code and wrong:
            return Match(candidates=(match.code,), reason=ELSEWHERE)
        return match

    def _same(self, asked: Sequence[Asked], groups: Groups) -> list[Hit]:
        """Spelled as in the register, or all without accents."""
        for scopes in groups:
            for one in asked:
                found = [] if one.bare else self._index.same(scopes, one.key)
                if not found and not one.key.marked:
                    found = self._index.bare(scopes, one.key)
                if found:
                    return [one.hit(entry) for entry in found]
        return []

    def _bare(
        self, asked: Sequence[Asked], groups: Groups, nearest_only: bool = False
    ) -> list[Hit]:
        """With other accents."""
        for scopes in groups:
            for one in asked:
                if found := [one.hit(entry) for entry in self._index.bare(scopes, one.key)]:
                    return nearest(found, one.key) if nearest_only else found
        return []


def _doubt(same: Sequence[Hit], rivals: Sequence[Hit]) -> Match:
    """Two that are as near: one with another kind or gone, one with other accents."""
    return Match(candidates=codes_of([*same, *rivals]), reason=AMBIGUOUS)
