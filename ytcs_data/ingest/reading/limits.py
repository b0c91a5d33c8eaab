"""How much of a file is read at most, so that no file can take the machine down.

What is over a limit is refused with a sentence, never cut off in silence.
"""

from __future__ import annotations

MEGABYTE = 1_000_000

LARGEST = 100 * MEGABYTE  # of a file as it comes, and of a CSV in a .zip
UNPACKED = 600 * MEGABYTE  # of all parts of a workbook together
TEXTS = 1000 * MEGABYTE  # characters, if every cell that shares a text had the longest one
CONFIGURING = 20 * MEGABYTE  # of a part that is no sheet: styles, names of the sheets
COLUMNS = 500
ROWS = 500_000  # of a sheet
CELLS = 6_000_000  # of a file: 200,000 rows of 30 columns; a workbook of them needs about 1 GB
SHEETS = 500
MERGED = 100_000  # merged cells of a sheet
MERGED_LINES = 2_000_000  # that they cover together
CELL = 32_767  # characters, as Excel
