"""A grid that knows at once what is merged at a place."""

from __future__ import annotations

from ytcs_data.ingest.reading.grids import Cell, Grid, is_blank


class Sheet:
    """Rows and merged areas of a grid, both counted from 0; areas are never spread out."""

    def __init__(self, grid: Grid) -> None:
        self.rows = grid.rows
        self._row, self._filled = -1, list[int]()
        self._across: dict[int, list[tuple[int, int, int, int]]] = {}
        for top, left, bottom, right in grid.merged:
            first, last = top - grid.first_line, bottom - grid.first_line
            for row in range(first, min(last + 1, len(grid.rows))):
                self._across.setdefault(row, []).append((first, left, last, right))

    def area(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged area that a cell is in: top, left, bottom, right."""
        for area in self._across.get(row, ()):
            if area[1] <= column <= area[3]:
                return area
        return None

    def cell(self, row: int, column: int) -> Cell:
        """What a reader sees in a cell: that of its merged area."""
        if area := self.area(row, column):
            row, column = area[0], area[1]
        return self.value(row, column)

    def value(self, row: int, column: int) -> Cell:
        """What is in the cell itself."""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else None

    def filled(self, row: int) -> list[int]:
        """The columns that have something; asked several times of the same row."""
        if row != self._row:
            cells = enumerate(self.rows[row])
            self._row = row
            self._filled = [i for i, cell in cells if cell is not None and not is_blank(cell)]
        return self._filled
