"""What the words of a row say that it is: heading, group, total, note, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from geo.names import plain
from ytcs_data.ingest.reading.grids import Cell, is_blank, shown

HEADING = re.compile(
    r"stt|tt|so ?tt|so thu tu"
    r"|ma|ma (so|xa|phuong|don vi|dv|dvhc|dia ban|dia phuong|tram|co so|cs|huyen)\b.*"
    r"|ma (hanh chinh|tinh)\b.*"
    r"|ten|ten (xa|phuong|don vi|dv|tram|co so|dia|huyen|quan|chi|tinh|cac|goi|tyt)\b.*"
    r"|(cac )?(xa|phuong)(\s*[,/(-].*| phuong.*)?|xa/.*|dac khu"
    r"|don vi|don vi (hanh chinh|y te|bao cao|truc thuoc|thuc hien)|dvhc|dv"
    r"|(quan|huyen|thi xa|thanh pho)(\s*[,/(-].*)?|quan huyen.*|tinh(\s*[,/].*)?"
    r"|tram|tram y te( (xa|phuong|cac))?([ ,/-]*(phuong|thi tran|dac khu|tt))*"
    r"|tyt|tyt xa|co so|co so y te"
    r"|dia (phuong|ban|danh|diem)|noi dung|(cac )?chi (tieu|so)|noi dung chi tieu"
    r"|area_code|area_name|station_code|station|code|name|commune|ward|district|province|period|measure"
)
TOTAL = re.compile(
    r"(tong (cong|so)\b.*|tong( chung)?|tong (toan|ca|huyen|tinh|xa|cac)\b.*|"
    r"(chung )?(toan|ca) (tinh|huyen|thi xa|thanh pho|quan|xa|don vi|trung tam|vung|khu vuc)\b.*|"
    r"(toan|ca) (nganh|quoc|nuoc)\b.*|t\. ?cong|tc)[ :.]*"
)
SUBTOTAL = re.compile(
    r"cong( don| chung)?([ :.]*|[ :]*\(.*|[ :]+([ivx]+|[a-d]|\d+)([ +,.]+([ivx]+|[a-d]|\d+))*[ :.]*"
    r"|[ :]+(toan|huyen|h\.|thi xa|tx|thanh pho|tp|tinh|khu|cum|nhom|phan|muc|trang|quan|cac)\b.*)"
)
AVERAGE = re.compile(r"(binh quan|trung binh)\b.*")
PART = re.compile(r"(trong do|bao gom|gom co)\b[ :,-]*(?P<what>.*)")
TOTALS_BEGIN = tuple("TtCcBb")
NOTE = re.compile(
    r"(ghi chu|chu thich|chu giai|luu y|nguon|giai thich)\b.*|\(?\*+\)?.*|-? ?\(\d\).*"
)
SIGNATURE = re.compile(
    r"(nguoi (lap|bao cao|tong hop|kiem|duyet|ky)|lap (bieu|bang)|can bo (lap|thong ke)|thong ke$"
    r"|(pho )?(thu truong|giam doc|chu tich|truong (tram|phong|khoa|ban))|(kt|tm|tl|tuq|q)\. ?[a-z]"
    r"|phu trach|ke toan|\(?(da )?ky\b|ky ten|xac nhan|noi nhan|\(ky).*"
)
DATED = re.compile(r".*ngay\b.{0,12}\bthang\b.{0,12}\bnam\b.*")
DISTRICT = re.compile(
    r"(huyen|h\.|thi xa|tx\.?|thanh pho|tp\.?|quan|q\.|khu vuc|cum|tinh|cac|khoi|nhom"
    r"|ttyt|trung tam y te|phong y te|vung) ?.+"
)
COMMUNE = re.compile(
    r"(?!tram y te[ .:]*$)"
    r"(xa|x\.|phuong|p\.|thi tran|tt\.|dac khu|dk\.|tram|tyt|pkdk|diem tram)[ .].*"
)
ROMAN = re.compile(r"[IVX]{1,6}[.)]?")
LETTER = re.compile(r"[A-HĐ][.)]?")
NUMBERED = re.compile(r"(?P<mark>[IVX]{1,6}|[A-HĐ])\s*[.):/-]\s*(?P<name>\S.*)")
FIGURE = re.compile(r"[-+(]?\s*[0-9][0-9.,\s\u00a0]*%?\)?")
COLUMN_NUMBER = re.compile(r"\(?[A-ZĐ]\)?|[\[(]?\d{1,3}[\])]?(\s*[=:]\s*[\d\s()\[\]+\-*/x:%,.]+)?")
LONGEST_HEADING = 200

folded = lru_cache(maxsize=4096)(plain)  # the same cell is asked several questions


def is_number(cell: Cell) -> bool:
    """A figure, as a number or as text."""
    if isinstance(cell, str):
        return FIGURE.fullmatch(cell.strip()) is not None
    return isinstance(cell, float)


def is_year(cell: Cell) -> bool:
    """A year as a heading may have it."""
    return cell is not None and re.fullmatch(r"(19|20)[0-9]{2}", shown(cell)) is not None


def is_heading_word(cell: Cell) -> bool:
    return isinstance(cell, str) and HEADING.fullmatch(folded(cell).strip(" .:*")) is not None


def is_column_numbers(cells: Sequence[Cell]) -> bool:
    """The row "A B 1 2 3" under a heading: figures that count on by one, letters before."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if len(filled) < 2 or not all(COLUMN_NUMBER.fullmatch(shown(cell)) for cell in filled):
        return False
    texts = list(map(shown, filled))
    figures = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    letters = len(texts) - len(figures)
    steps = sum(after - before == 1 for before, after in pairwise(figures))
    return steps >= max(0.7 * (len(figures) - 1), 1 if letters < 2 else 0)


def total_kind(text: str) -> str:
    """total, subtotal or "".

    >>> total_kind("Tổng cộng:"), total_kind("Cộng huyện Tiên Yên"), total_kind("Xã Cộng Hòa")
    ('total', 'subtotal', '')
    >>> total_kind("Cộng Hòa"), total_kind("Tổng Cọt"), total_kind("Toàn Thắng"), total_kind("CỘNG")
    ('', '', '', 'subtotal')
    """
    if text.lstrip()[:1] not in TOTALS_BEGIN:
        return ""
    words = folded(text)
    if TOTAL.fullmatch(words) or AVERAGE.fullmatch(words):
        return "total"
    return "subtotal" if SUBTOTAL.fullmatch(words) else ""


def is_part(text: str) -> bool:
    """Whether a row says a part of the one above it again.

    >>> is_part("Trong đó: nữ"), is_part("Trong đó: Xã Phù Lãng"), is_part("Nữ")
    (True, False, False)
    """
    found = PART.fullmatch(folded(text).strip("- +*"))
    return found is not None and not COMMUNE.fullmatch(found["what"])


def is_note(text: str) -> bool:
    return NOTE.fullmatch(folded(text)) is not None


def is_signature(text: str) -> bool:
    words = folded(text)
    return bool(SIGNATURE.fullmatch(words) or DATED.fullmatch(words))


def is_district(text: str) -> bool:
    """A name that can stand over communes.

    >>> is_district("Huyện Tiên Yên"), is_district("Phường Hà Khẩu")
    (True, False)
    """
    words = folded(text)
    return bool(DISTRICT.fullmatch(words)) and not COMMUNE.fullmatch(words)


def is_commune(text: str) -> bool:
    return COMMUNE.fullmatch(folded(text)) is not None


def group_rank(mark: str) -> int:
    """How high a group stands by its mark: 0 letters, 1 Roman figures, 2 none, 3 no group's mark.

    >>> group_rank("A"), group_rank("IV"), group_rank(""), group_rank("12")
    (0, 1, 2, 3)
    """
    if ROMAN.fullmatch(mark):
        return 1
    if LETTER.fullmatch(mark):
        return 0
    return 3 if mark else 2
