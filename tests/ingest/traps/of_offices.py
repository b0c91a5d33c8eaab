"""Traps of how offices write: rows that say a part again, units, years and remarks."""

from __future__ import annotations

from collections.abc import Mapping

from tests.ingest.traps.making import (
    HEAD,
    PEOPLE,
    PLACES,
    TITLE,
    Row,
    Trap,
    book,
    right,
    table,
    text,
    usual,
    xlsx,
)

WOMEN: Row = (None, None, "Trong đó: Nữ", 12000, 11500)
PART: Row = (None, None, "Trong đó:", None, None)
SHORT = [[name, *people] for (_code, name), people in zip(PLACES, PEOPLE, strict=True)]
SHORT_HEAD: Row = ("Xã, phường", "Dân số", "Số thẻ BHYT")


def named(kind: str, *lines: int | None) -> frozenset[tuple[int | None, str]]:
    return frozenset((line, kind) for line in lines)


def of_years() -> Mapping[int | tuple[str, int], tuple[str, Mapping[str, float | None]]]:
    return {
        (year, 3 + i): (code, {"population": people + more})
        for i, ((code, _name), (people, _cards)) in enumerate(zip(PLACES, PEOPLE, strict=True))
        for year, more in (("2025", 0), ("2026", 90))
    }


TRAPS = [
    Trap(
        "24",
        "rows “Trong đó” between those of communes",
        "bhyt.xlsx",
        xlsx(table([PART, usual()[0], WOMEN, *usual()[1:]])),
        {6: right()[5], 8: right()[6], 9: right()[7]},
        named("part-row", 7),
    ),
    Trap(
        "20",
        "line ends as an old Macintosh wrote them",
        "bhyt.csv",
        text(table(usual())).replace("\r\n", "\r").encode(),
        right(),
    ),
    Trap(
        "24",
        "headings and a total, and no commune",
        "bhyt.xlsx",
        xlsx(table([(None, None, "Tổng cộng", 71396, 68873)])),
        told=named("no-figures", None),
        verdict="reject",
    ),
    Trap(
        "34",
        "the number of a citizen in the middle of a remark",
        "bhyt.xlsx",
        xlsx(table([[*row, "Thẻ mất, CCCD 027080001234"] for row in usual()], (*HEAD, "Ghi chú"))),
        told=named("personal-data", 5),
        verdict="reject",
        period="",
    ),
    Trap(
        "24",
        "thousands in the heading of one column",
        "bhyt.xlsx",
        xlsx(
            table(
                usual({3: 24.815}, {3: 31.204}, {3: 15.377}),
                (*HEAD[:3], "Dân số (nghìn người)", HEAD[4]),
            )
        ),
        right(),
        named("in-thousands", 5),
    ),
    Trap(
        "21",
        "100 % where people are counted, shown as a percentage",
        "bhyt.xlsx",
        xlsx(table(usual({4: 1})), then=lambda sheet: setattr(sheet["E5"], "number_format", "0%")),
        right(line_5=("09247", {"population": 24815, "insured": None})),
        named("number-with-text", 5),
        verdict="reject",
    ),
    Trap(
        "21",
        "a whole 1 of 24,815 people",
        "bhyt.xlsx",
        xlsx(table(usual({4: 1}))),
        right(line_5=None),
        named("looks-like-percent", 5),
        verdict="reject",
    ),
    Trap(
        "23",
        "years at the end of headings",
        "dan so.xlsx",
        xlsx(
            [
                ("TỈNH BẮC NINH",),
                ("Xã, phường", "Dân số 2025", "Dân số 2026"),
                *([name, people, people + 90] for name, people, _cards in SHORT),
            ]
        ),
        of_years(),
        period="2026",
    ),
    Trap(
        "24",
        "a sheet a commune, its name shortened, without a column of names",
        "bhyt.xlsx",
        book(
            {
                name.replace("Phường", "P.").replace("Xã", "X."): [
                    (" ".join(TITLE),),
                    SHORT_HEAD[1:],
                    people,
                ]
                for name, *people in SHORT
            }
        ),
        {
            ("P. Quế Võ", 3): right()[5],
            ("P. Phương Liễu", 3): right()[6],
            ("X. Phù Lãng", 3): right()[7],
        },
    ),
    Trap(
        "23",
        "a title that compares with the year before",
        "bhyt.xlsx",
        xlsx(table(usual(), title=(TITLE[0], f"{TITLE[1]} so với cùng kỳ tháng 9/2025", TITLE[2]))),
        right(),
    ),
    Trap(
        "3",
        "communes of another province than that of the title",
        "bhyt.xlsx",
        xlsx(table([row[2:] for row in usual()], HEAD[2:], ("TỈNH QUẢNG NINH", *TITLE[1:]))),
        told=named("other-province", 5, 6, 7),
        verdict="reject",
    ),
    Trap(
        "24",
        "people counted in thousands, and nobody says so",
        "bhyt.xlsx",
        xlsx(table(usual({3: 25, 4: 24}))),
        right(line_5=("09247", {"population": 25, "insured": 24})),
        named("strange-population", 5),
    ),
    Trap(
        "21",
        "small rates below a heading with (%)",
        "tre em.xlsx",
        xlsx(
            [
                ("TỈNH BẮC NINH, tháng 9/2026",),
                ("Xã, phường", "Trẻ được đo", "Trẻ thấp còi", "Tỷ lệ trẻ thấp còi (%)"),
                ("Phường Quế Võ", 1000, 5, "0,53"),
                ("Xã Phù Lãng", 1000, 6, "0,61"),
            ]
        ),
        {3: ("09247", {"children_u5_stunted": 5}), 4: ("09292", {"children_u5_stunted": 6})},
    ),
]
