"""Rows that stand over others: "II  Huyện Ba Chẽ", merged, with a Roman figure, with a subtotal."""

from __future__ import annotations

from geo.names import plain
from ytcs_data.ingest.reading.grids import shown
from ytcs_data.ingest.reading.header_rows import Header
from ytcs_data.ingest.reading.labels import (
    NUMBERED,
    group_rank,
    is_commune,
    is_district,
    is_number,
)
from ytcs_data.ingest.reading.sheet import Sheet

INDEX = ("stt", "tt", "so tt", "so thu tu")


class Groups:
    """Which groups hold at the row that is read now."""

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.sheet, self.width = sheet, len(header.levels)
        self.index = _index_column(header)
        self.standing: dict[int, str] = {}  # rank -> its group
        self.text = ""  # all that hold, the highest first

    def opens(self, row: int, filled: list[int], mark: str, name: str) -> str:
        """group if a row is the head of a group, subtotal if it has the group's figures too."""
        rank = group_rank(mark)
        if rank == 3 or not name or is_commune(name):
            return ""
        others = [column for column in filled if column != self.index]
        figures = any(is_number(self.sheet.rows[row][column]) for column in others)
        if figures:
            opens = rank < 2 and self._has_rows(row, rank)
        else:
            known = rank < 2 or is_district(name) or self._over_figures(row, filled)
            opens = len(others) < 2 and known
        if not opens:
            return ""
        self.standing = {r: text for r, text in self.standing.items() if r < rank}
        self.standing[rank] = name
        self.text = " / ".join(self.standing[r] for r in sorted(self.standing))
        return "subtotal" if figures else "group"

    def _has_rows(self, row: int, rank: int) -> bool:
        """Whether a row with a group's mark and figures has rows of its own under it."""
        following = row + 1
        if following >= len(self.sheet.rows) or not (filled := self.sheet.filled(following)):
            return False
        mark, name = self.mark_and_name(following, filled)
        return bool(name) and (group_rank(mark) > rank or is_commune(name))

    def mark_and_name(self, row: int, filled: list[int]) -> tuple[str, str]:
        """The number of a row in its list ("II", "3"), and its first text."""
        cells = self.sheet.rows[row]
        mark = shown(cells[self.index]) if self.index is not None and self.index in filled else ""
        texts = (cells[c] for c in filled if c != self.index and isinstance(cells[c], str))
        name = shown(next((text for text in texts if not is_number(text)), None))
        if not name and group_rank(mark) == 3 and not is_number(mark):
            mark, name = "", mark  # merged over the whole row, or written into the first column
        if not mark and (numbered := NUMBERED.fullmatch(name)):
            return numbered["mark"], numbered["name"]
        return mark, name

    def _over_figures(self, row: int, filled: list[int]) -> bool:
        """A text alone in the column of numbers, or merged over the columns of figures."""
        if filled == [self.index]:
            return True
        area = self.sheet.area(row, filled[0])
        return area is not None and area[3] - area[1] >= max(2, self.width // 2)


def _index_column(header: Header) -> int | None:
    """The column that numbers the rows."""
    for column, levels in header.levels.items():
        if plain(levels[-1]).strip(" .") in INDEX or plain(levels[0]).strip(" .") in INDEX:
            return column
    return None
