"""Lines of text: as wide as they say, broken where there is room, and only ever text."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from ytcs_data.reports.lettering import FAMILY, clipped, register_fonts, width, wrap, written

TEXTS = (
    "Tỷ lệ dân số tham gia bảo hiểm y tế",
    "ƯỚC TÍNH: Đặc khu Phú Quý – 95,3 % ≥ 1.234.567",
    "Ẫ ẵ ỡ ử ỵ Đ đ ơ ư",
)


def ink(text: str, bold: bool) -> tuple[int, int, int, int]:
    """Where a text of size 100, written from 10, 0, leaves ink."""
    register_fonts()
    words = written([text], 10, 0, 100, bold=bold)
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="140"'
        f' font-family="{FAMILY}"><rect width="4000" height="140" fill="#fff"/>{words}</svg>'
    )
    image = Image.open(io.BytesIO(vl_convert.svg_to_png(picture))).convert("L")
    found = ImageChops.invert(image).getbbox()
    assert found
    return found


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_wide_and_as_high_as_it_says(text, bold):
    left, top, right, bottom = ink(text, bold)

    assert right - left == pytest.approx(width(text, 100, bold), rel=0.02)
    assert top >= 0, "marks above a capital reach into the line above"
    assert bottom <= 135


def test_every_vietnamese_letter_is_there():
    """A missing letter would be drawn as a box, as wide as every other missing letter."""
    assert len({ink(letter, False) for letter in "ẪẵỡửỵĐơƯ₫"}) == 9


@given(st.text(alphabet="Đặc khu Phú<&>'\"", max_size=60), st.floats(20, 300))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text, room):
    lines = wrap(text, 10, room)

    assert all(width(line, 10) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_too_many_lines_end_in_an_ellipsis():
    assert clipped(["một", "hai", "ba"], 2) == ["một", "ha…"]
    assert clipped(["một", "hai"], 2) == ["một", "hai"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "&amp;", "\"'", "a\x00\x1bb"])
def test_a_text_is_text_whatever_it_contains(text):
    (line,) = ElementTree.fromstring(f"<g>{written([text], 0, 0, 10)}</g>")

    assert line.tag == "text"
    assert line.text == text.replace("\x00", "").replace("\x1b", "")
    assert not list(line)
