"""Files of any office, as they come: what they are, their cells, and the tables in them.

own_format    the product's own CSV formats, read strictly
documents     any file -> grids of cells, in Unicode
  signatures    what a file is by its first bytes
  encodings     bytes -> text, by evidence; `syllables` is the evidence
  delimited     text -> rows
  workbooks     XLSX and XLS -> rows, by calamine
  zips, book_parts, sheet_marks   what calamine does not tell, and how much there is at most
tables        a grid -> headings, data, totals, and what stands around them
  header_rows, body_rows, labels, adding_up
limits        how much is read at most
"""

from ytcs_data.ingest.reading.documents import read_document
from ytcs_data.ingest.reading.grids import Cell, Choices, Document, Grid, is_blank, letter, shown
from ytcs_data.ingest.reading.layout import GROUP, Heading, LeftOut, Table
from ytcs_data.ingest.reading.limits import LARGEST
from ytcs_data.ingest.reading.own_format import read_table, too_large
from ytcs_data.ingest.reading.tables import find_tables

__all__ = [
    "GROUP",
    "LARGEST",
    "Cell",
    "Choices",
    "Document",
    "Grid",
    "Heading",
    "LeftOut",
    "Table",
    "find_tables",
    "is_blank",
    "letter",
    "read_document",
    "read_table",
    "shown",
    "too_large",
]
