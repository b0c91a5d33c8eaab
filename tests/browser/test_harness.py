"""What the other browser tests rely on: the watch on other hosts, fonts, the server."""

from __future__ import annotations

import json
import urllib.request


def test_a_request_to_another_host_is_noticed_and_fails(page, outside):
    page.set_content(
        '<img src="http://tiles.invalid/1.png"><script src="http://127.0.0.1:9/"></script>'
    )
    page.wait_for_load_state()

    assert outside == ["http://tiles.invalid/1.png"]

    outside.clear()  # seen, and meant


def test_a_script_that_fails_is_noticed(page, console_errors):
    page.set_content("<script>throw new Error('xã không có số liệu')</script>")

    assert console_errors == ["xã không có số liệu"]


def test_vietnamese_letters_are_drawn_and_not_boxes(page):
    """A letter without a glyph is as wide as any other letter without one."""
    page.set_content("<canvas></canvas>")
    widths = page.evaluate(
        """letters => {
            const pen = document.querySelector("canvas").getContext("2d");
            pen.font = "40px sans-serif";
            return [...letters].map(letter => pen.measureText(letter).width);
        }""",
        "ịẵỡ\U0010ffff",
    )

    assert len(set(widths)) >= 3


def test_the_server_says_that_it_is_well(server):
    with urllib.request.urlopen(f"{server}/health") as answer:
        assert answer.headers.get_content_type() == "application/json"
        assert json.load(answer)
