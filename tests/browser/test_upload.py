"""A data officer brings figures: from signing in to the map that changed, and ninety-nine files."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, serving, surroundings
from tests.browser.ninety_nine import BAD, ninety_nine
from tests.browser.reader import frame_of_map, open_page, see_address, see_drawn, see_map, see_page
from tests.conftest import ROOT

INSURED = "shi_coverage_pct"
HERE = {"vintage": "2025", "province": "24", "indicator": INSURED, "period": "2026-10"}
PASSWORD = "mật khẩu của cán bộ 2026"
HOSTILE = "<img src=x onerror=alert(1)>"

# Insured and people of a commune, as the map knows them in the period that it shows.
VALUE = """code => {
  const view = ytcs.viewOf(map), { vintage, period } = view.moment;
  const fact = ytcs.fact(view.eras.get(vintage).values, period, code);
  return [fact.top, fact.bottom];
}"""


@pytest.fixture(scope="module")
def office(sample_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard with the sample and two accounts."""
    var = tmp_path_factory.mktemp("office")
    for file in sample_var.glob("ytcs.db*"):
        shutil.copy(file, var)
    for name, *rights in (("lan", "uploader", "--areas", "24"), ("minh", "viewer")):
        command = [sys.executable, "-m", "ytcs_data.cli", "users", "add", name, "--role", *rights]
        subprocess.run(
            [*command, "--password-stdin"],
            cwd=ROOT,
            env=surroundings(var),
            input=PASSWORD.encode(),
            check=True,
        )
    with serving(var) as address:
        yield address


def sign_in(page, name):
    page.get_by_test_id("stSidebar").get_by_role("link", name="Đăng nhập").click()
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def choose(page, *files):
    """Put files of (name, content) into the page, as a person drops them there."""
    chosen = [{"name": name, "mimeType": "", "buffer": content} for name, content in files]
    page.locator('input[type="file"]').first.set_input_files(chosen)


def report(register, figures):
    """A workbook as an office makes it: title, two lines of headings, figures with points."""
    book = Workbook()
    sheet = book.active
    sheet.append(["BÁO CÁO BẢO HIỂM Y TẾ THÁNG 10/2026 - TỈNH BẮC NINH (số liệu minh hoạ)"])
    sheet.append(["STT", "Tên xã, phường", "Dân số", "BHYT", None, "Ghi chú"])
    sheet.append([None, None, None, "Số thẻ", "Tỷ lệ (%)", None])
    sheet.merge_cells("D2:E2")
    for number, (code, (people, insured)) in enumerate(figures.items(), start=1):
        rate = f"{100 * insured / people:.1f}".replace(".", ",")
        cells = [f"{n:,}".replace(",", ".") for n in (people, insured)]
        sheet.append([number, register[code, "2025"].name, *cells, rate, HOSTILE])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def officer(office, new_page):
    """The data officer at the page to submit, signed in."""
    page = new_page(1920, 1080)
    open_page(page, office, "upload", **HERE)
    expect(page.get_by_text("Cần đăng nhập để nộp số liệu.")).to_be_visible()
    sign_in(page, "lan")
    see_page(page, "upload")
    see_address(page, province="24", period="2026-10")
    return page


def submit(page, button, reason=""):
    page.get_by_label("Ghi chú (không bắt buộc)").fill(HOSTILE)
    if reason:
        page.get_by_label("vì sao số liệu vẫn đúng").fill(reason)
    page.get_by_role("button", name=button).click()


def test_from_signing_in_to_the_map_that_changed_also_on_the_screen_of_others(
    office, officer, page, register, console_errors
):
    open_page(page, office, "map", **HERE)  # of the chair, who only looks
    see_map(page, "2025/24", INSURED, "2026-10")
    assert frame_of_map(page).evaluate(VALUE, "09247") != [40_000, 50_000]

    figures = {"09247": (50_000, 40_000), "09292": (20_000, 19_999)}
    choose(officer, (f"{HOSTILE}.xlsx", report(register, figures)))
    expect(officer.get_by_text("Dân số và bảo hiểm y tế", exact=True)).to_be_visible()
    expect(officer.get_by_role("heading", name="Lỗi và cảnh báo")).to_be_visible()
    submit(officer, "Ghi tệp này vào kho", "Đã đối chiếu với BHXH")
    expect(officer.get_by_text("Đã ghi 1 tệp, 4 số liệu.")).to_be_visible()

    told = f"([code, wanted]) => JSON.stringify(({VALUE})(code)) === JSON.stringify(wanted)"
    frame = frame_of_map(page)  # nobody touches this page
    frame.wait_for_function(told, arg=["09247", [40_000, 50_000]], timeout=15_000)

    officer.get_by_role("link", name="Xem trên bản đồ: Bao phủ BHYT").click()
    see_page(officer, "map")
    see_map(officer, "2025/24", INSURED, "2026-10")
    assert frame_of_map(officer).evaluate(VALUE, "09292") == [19_999, 20_000]

    open_page(officer, office, "history")
    cells = officer.locator('[role="gridcell"]', has_text=HOSTILE)  # of a canvas: none is drawn
    expect(cells.first).to_be_attached()
    assert officer.locator('img[src="x"]').count() == 0
    assert console_errors == []


def test_ninety_nine_files_with_three_bad_ones_and_one_withdrawn_afterwards(
    office, officer, register, console_errors
):
    files = list(ninety_nine(register))
    choose(officer, *((one.file_name, one.content) for one in files))
    out = officer.get_by_text("3 tệp không được ghi vào kho:")
    expect(out).to_be_visible(timeout=2 * PATIENCE)
    for place in BAD:
        expect(officer.get_by_text(files[place].file_name).first).to_be_visible()
    submit(officer, "Ghi 96 tệp vào kho")
    done = officer.get_by_text("Đã ghi 96 tệp, 192 số liệu.")
    expect(done).to_be_visible(timeout=2 * PATIENCE)
    see_drawn(officer)

    good, other = files[:2]
    officer.get_by_text("Từng tệp: xem lại thay đổi, rút lại").click()
    officer.get_by_role("link", name=good.file_name).click()
    see_page(officer, "history")
    officer.get_by_label("Vì sao rút lại?").fill("Nhầm kỳ")
    officer.get_by_text("Số liệu của lần nộp này sẽ thôi được dùng").click()
    officer.get_by_role("button", name="Rút lại lần nộp này").click()
    expect(officer.get_by_text("Đã rút lại lần nộp số")).to_be_visible()

    open_page(officer, office, "map", **HERE)
    see_map(officer, "2025/24", INSURED, "2026-10")
    frame = frame_of_map(officer)
    assert frame.evaluate(VALUE, good.code) != [good.insured, good.population]
    assert frame.evaluate(VALUE, other.code) == [other.insured, other.population]
    assert console_errors == []


def test_who_may_only_look_is_told_so_and_has_nothing_to_submit_with(office, page):
    open_page(page, office, "upload")
    sign_in(page, "minh")
    see_page(page, "upload")

    expect(page.get_by_text("nộp số liệu").first).to_be_visible()
    expect(page.locator('input[type="file"]')).to_have_count(0)
