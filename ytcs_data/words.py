"""What a reader sees is Vietnamese, passes through `_`, and can be translated with gettext.

The Vietnamese sentence is its own key. `pybabel extract` collects every sentence into one
catalogue (`ytcs_data/locale/ytcs.pot`); a folder `<language>/LC_MESSAGES` beside it, chosen
with `YTCS_LANGUAGE`, replaces them. Numbers and dates are written by Babel.
"""

from __future__ import annotations

import decimal
import gettext
import math
import os
from datetime import date
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

LANGUAGE = os.environ.get("YTCS_LANGUAGE", "vi")
LOCALE = Path(__file__).parent / "locale"

_ = gettext.translation("ytcs", LOCALE, [LANGUAGE], fallback=True).gettext

MISSING = "–"


def number(value: float | None, decimals: int = 0) -> str:
    """Write a number with a fixed count of decimals; missing is a dash, never 0.

    >>> number(1234567), number(95.25, 1), number(float("nan"))
    ('1.234.567', '95,3', '–')
    """
    if value is None or math.isnan(value):
        return MISSING
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with decimal.localcontext(rounding=decimal.ROUND_HALF_UP):
        return format_decimal(value, format=pattern, locale=LANGUAGE)


def day(value: date) -> str:
    """Write a date.

    >>> day(date(2026, 11, 5))
    '05/11/2026'
    """
    return format_date(value, "dd/MM/yyyy", locale=LANGUAGE)
