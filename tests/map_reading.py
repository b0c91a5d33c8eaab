"""The map's document of values, unpacked slowly: number by number, byte by byte."""

from __future__ import annotations

import gzip
import json
from typing import Any

from ytcs_data.map_documents import Document

NOTHING = -1


def values_of(document: Document) -> dict[str, Any]:
    """The heading, with `periods` as a mapping of code to label and columns."""
    content = gzip.decompress(document.gzipped)
    return unpacked(content)


def unpacked(content: bytes) -> dict[str, Any]:
    length = int.from_bytes(content[:4], "little")
    values: dict[str, Any] = json.loads(content[4 : 4 + length])
    body = content[4 + length :]
    areas, periods = len(values["areas"]), values["periods"]
    cells = areas * len(periods)
    assert len(body) == 9 * cells
    numbers = {
        "classes": _numbers(body[:cells], 1, areas),
        "numerator": _numbers(body[cells : 5 * cells], 4, areas),
        "denominator": _numbers(body[5 * cells :], 4, areas),
    }
    values["periods"] = {
        period["code"]: {
            "label": period["label"],
            "classes": numbers["classes"][i * areas : (i + 1) * areas],
            **{
                name: [_scaled(n, values["scale"]) for n in part[i * areas : (i + 1) * areas]]
                for name, part in numbers.items()
                if name != "classes"
            },
        }
        for i, period in enumerate(periods)
    }
    return values


def _numbers(body: bytes, width: int, areas: int) -> list[int]:
    """Differences to the period before, the lowest bytes of all numbers first."""
    cells = len(body) // width
    whole = 256**width
    found: list[int] = []
    for i in range(cells):
        step = sum(body[byte * cells + i] * 256**byte for byte in range(width))
        before = found[i - areas] if i >= areas else 0
        found.append((before + step) % whole)
    return [n - whole if width > 1 and n >= whole // 2 else n for n in found]


def _scaled(number: int, scale: int) -> float | None:
    return None if number == NOTHING else number / scale
