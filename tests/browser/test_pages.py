"""Every page opens, with values and without, in Vietnamese and without asking anybody else.

axe-core looks at each while it is open, with its tables.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.axe import see_no_fault, see_rest
from tests.browser.reader import (
    BASIS,
    DISTRICT,
    EMPTY,
    INDICATOR,
    KINDS,
    MAP,
    PAGES,
    PERIOD,
    PROVINCE,
    go_by_menu,
    open_page,
    open_tables,
    pick,
    see_drawn,
    see_map,
)

LAST = {"vintage": "2025", "province": "24", "period": "2026-10"}

# What a reader of each page looks for; the map has a test file of its own.
CONTENT = {
    "": ["Bác sĩ tại trạm y tế", "Bảo hiểm y tế", "Mô hình bác sĩ gia đình"],
    "map": [],
    "trends": ["Tỷ lệ dân số tham gia bảo hiểm y tế"],
    "targets": ["Chậm"],
    "roadmap": [],
    "insurance": ["Diễn biến và lộ trình mục tiêu", "Xếp hạng"],
    "criteria": ["Tiêu chí còn yếu nhất", "Bảng chấm điểm"],
    "network": ["Số trạm và điểm trạm theo thời gian"],
    "profile": ["Phường Quế Võ", "Hợp thành từ 4 đơn vị cũ"],
    "indicators": ["Bảo hiểm y tế", "Tất cả mục tiêu", "Chỉ tiêu báo cáo", "Tệp nạp số liệu"],
    "upload": [],
    "reporting": [],
    "history": [],
}

# Words that Streamlit would show if a text of ours were missing.
ENGLISH = re.compile(
    r"\b(Choose|Select|Search|No results|No options|Loading|Running|Download|Fullscreen"
    r"|Press Enter|Skip to|Deploy|Rerun|Traceback|Made with|Add rows|empty)\b"
)

# Text of what is drawn: not hidden, and not moved out of the window for screen readers only.
VISIBLE_TEXT = """() => {
    const drawn = (element) => {
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
            return false;
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return right > 0 && bottom > 0 && right - left > 1 && bottom - top > 1;
    };
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
        if (drawn(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
    for (const input of document.querySelectorAll("input"))
        if (drawn(input)) texts.push(input.value || input.placeholder);
    return texts.join("\\n");
}"""


def visible_text(page):
    return "\n".join(frame.evaluate(VISIBLE_TEXT) for frame in page.frames)


@pytest.mark.parametrize("name", KINDS)
def test_a_page_opens_with_its_title_and_what_it_is_for(server, page, console_errors, name):
    open_page(page, server, name, **LAST, area="09247", indicator="shi_coverage_pct")

    for heading in CONTENT[name]:
        expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    open_tables(page, name)
    assert ENGLISH.findall(visible_text(page)) == []
    see_rest(page)
    see_no_fault(page)
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert console_errors == []


@pytest.mark.parametrize("name", EMPTY)
def test_a_page_without_values_says_what_to_do(empty_server, page, console_errors, name):
    open_page(page, empty_server, name)

    if name == "indicators":  # what can be reported is known before anything is
        expect(page.get_by_role("heading", name="Tất cả mục tiêu")).to_be_visible()
    else:
        expect(page.get_by_text("Chưa có số liệu nào trong kho.")).to_be_visible()
        expect(page.get_by_text("ytcs import")).to_be_visible()
        expect(page.locator(MAP)).to_have_count(0)
    assert ENGLISH.findall(visible_text(page)) == []
    see_rest(page)
    see_no_fault(page)
    assert console_errors == []


def test_no_other_host_is_asked_through_every_page_and_choice(server, page, outside):
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.on("websocket", lambda socket: asked.append(urlsplit(socket.url).path))

    open_page(page, server, "map", **LAST)
    pick(page, INDICATOR, "Bao phủ BHYT")
    pick(page, PROVINCE, "Tỉnh Lâm Đồng")
    pick(page, DISTRICT, "Thành phố Đà Lạt (cũ)")
    pick(page, PERIOD, "Tháng 9/2026 · từ 01/7/2025")
    see_map(page, "2025/68", "shi_coverage_pct", "2026-09")
    for name in [*PAGES, "map"]:
        go_by_menu(page, name)
    pick(page, INDICATOR, "Bao phủ BHYT")  # the pages of themes have chosen their own
    pick(page, PERIOD, "Năm 2019 · dựng lại")
    pick(page, BASIS, "Như báo cáo, ngắt ở 01/7/2025")
    see_drawn(page)

    assert outside == []
    for own in ("/geometry/2025/68/", "/values/2025/68/", "/assets/", "/_stcore/stream"):
        assert any(own in path for path in asked), f"the watch did not see {own}"
