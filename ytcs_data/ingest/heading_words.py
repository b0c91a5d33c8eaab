"""What two column headings must share to mean the same: letters, abbreviations, filling words.

The offices write “Số thẻ BHYT”, “Số người có thẻ bảo hiểm y tế (người)” and “SL thẻ BHYT”.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geo.names import plain

SHORT = {
    "bhyt": "bao hiem y te",
    "bs": "bac si",
    "bac sy": "bac si",
    "bsgd": "bac si gia dinh",
    "yhgd": "y hoc gia dinh",
    "nvyttb": "nhan vien y te thon ban",
    "nvyt": "nhan vien y te",
    "yttb": "y te thon ban",
    "ytth": "y te truong hoc",
    "tyt": "tram y te",
    "hsskdt": "ho so suc khoe dien tu",
    "hs skdt": "ho so suc khoe dien tu",
    "hssk": "ho so suc khoe",
    "skdt": "suc khoe dien tu",
    "qlsk": "quan ly suc khoe",
    "ksk": "kham suc khoe",
    "kcb": "kham chua benh",
    "csskbd": "cham soc suc khoe ban dau",
    "cssk": "cham soc suc khoe",
    "csbd": "cham soc ban dau",
    "tcqgytx": "tieu chi quoc gia y te xa",
    "tcqg": "tieu chi quoc gia",
    "sdd": "suy dinh duong",
    "bkln": "benh khong lay nhiem",
    "csvc": "co so vat chat",
    "ttb": "trang thiet bi",
    "ttbyt": "trang thiet bi y te",
    "hd": "hop dong",
    "bc": "bien che",
    "lp": "luan phien",
    "cb": "can bo",
    "kp": "khu pho",
    "sl": "so luong",
    "ts": "tong so",
    "th": "thuc hien",
    "kh": "ke hoach",
    "ds tb": "dan so trung binh",
    "dstb": "dan so trung binh",
    "ti le": "ty le",
    "tl": "ty le",
    "tre em": "tre",
}
# Words that would be torn apart when filling words go.
JOINED = {"dan so": "danso", "so dan": "danso", "ho so": "hoso", "co so": "coso", "nhan dan": "dan"}
FILLING = frozenset(
    [
        "so",
        "luong",
        "tong",
        "cua",
        "va",
        "cac",
        "nhung",
        "tren",
        "nguoi",
        "dan",
        "duoc",
        "hien",
        "tai",
        "dang",
        "la",
    ]
)
UNIT = re.compile(
    r"\((?:dvt:? ?)?(?:(?:(?:1[., ]?000|nghin|ngan|tram|trieu) )?nguoi|"
    r"the|tram|bac si|bs|diem|diem tram|thon|ap|tre|truong|ho so|co/khong|"
    r"1/0|x|dat/khong|dat/khong dat|%)\)|\bdon vi( tinh)?: ?\w+"
)
DAY = re.compile(
    r"\(?\b(?:tinh )?(?:den|toi|luc|tai)(?: het)?(?: ngay| thoi diem)? [\d/.-]{3,}\)?"
    r"|\b(?:ngay )?\d{1,2}[/.-]\d{1,2}[/.-]20\d\d\b"
)
CRITERION = re.compile(r"\b(?:tieu chi|tc) ?0?([1-9]\d?)\b")
LESS = re.compile(r"[<≤]\s*(?=\d)")
MARKS = re.compile(r"[^0-9a-z%+]+")


def _any(words: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


_SHORT, _JOINED = _any(SHORT), _any(JOINED)


@lru_cache(maxsize=8192)
def written_out(heading: str) -> str:
    """The words of a heading without accents and marks, abbreviations written out.

    >>> written_out("Số thẻ  BHYT (người)"), written_out("Tỉ lệ %")
    ('so the bao hiem y te', 'ty le %')
    """
    text = LESS.sub("duoi ", plain(heading))
    text = DAY.sub(" ", UNIT.sub(lambda m: " % " if "%" in m[0] else " ", text))
    text = " ".join(MARKS.sub(" ", text).split())
    return CRITERION.sub(r"tieu chi \1", _SHORT.sub(lambda match: SHORT[match[0]], text))


@lru_cache(maxsize=8192)
def heading_key(heading: str) -> str:
    """What must be equal: the words that say something.

    >>> heading_key("Tổng số bác sỹ biên chế") == heading_key("BS biên chế") == "bac si bien che"
    True
    >>> heading_key("Số dân"), heading_key("DS TB")
    ('danso', 'danso trung binh')
    """
    text = _JOINED.sub(lambda match: JOINED[match[0]], written_out(heading))
    return " ".join(word for word in text.split() if word not in FILLING)
