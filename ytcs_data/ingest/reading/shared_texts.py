"""How long the texts are that the cells of a workbook share.

A text is written once and named by any number of cells; calamine gives each cell its own copy, so
that a small file could fill the memory.
"""

from __future__ import annotations

import zipfile

from ytcs_data.ingest.reading.book_parts import guarded_parser, local, pieces


def longest_text(archive: zipfile.ZipFile) -> int:
    """The characters of the longest text, 0 if there is none."""
    longest = length = 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal length
        if local(name) == "si":
            length = 0

    def text(part: str) -> None:
        nonlocal longest, length
        length += len(part)
        longest = max(longest, length)

    for path in archive.namelist():
        if path.lower().endswith("sharedstrings.xml"):
            parser = guarded_parser()
            parser.buffer_text = True
            parser.StartElementHandler, parser.CharacterDataHandler = start, text
            with archive.open(path) as part:
                pieces(part, parser)
    return longest
