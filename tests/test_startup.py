"""What happens before the first reader comes."""

from __future__ import annotations

import asyncio
import io
import logging
import re
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.sample_store import reading, sample  # noqa: F401 - a fixture
from ytcs_data import figures, load, map_documents, startup
from ytcs_data.accounts import Role, managing
from ytcs_data.accounts.roles import CONSOLE
from ytcs_data.errors import CatalogueError

pytestmark = pytest.mark.usefixtures("sample")


@pytest.fixture(autouse=True)
def _log_as_it_was():
    """Without the handler of another test, and afterwards with it."""
    kept = startup.LOG.handlers[:], startup.LOG.level, startup.LOG.propagate
    startup.LOG.handlers[:] = []
    yield
    startup.LOG.handlers[:], startup.LOG.level, startup.LOG.propagate = kept


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run to the end, in a thread: the browser of other tests keeps a loop in this one."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(asyncio.run, coroutine).result()


def test_a_line_of_the_log_has_the_time_the_level_and_who_wrote_it(monkeypatch):
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)

    startup.open_log()
    logging.getLogger("ytcs.pages").info("page %r", "Bản đồ")

    assert re.fullmatch(
        r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO ytcs.pages: page 'Bản đồ'\n",
        written.getvalue(),
    )


def test_a_log_opened_twice_writes_each_line_once(monkeypatch):
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)

    startup.open_log()
    startup.open_log()
    logging.getLogger("ytcs").warning("once")

    assert written.getvalue().count("once") == 1


def test_reading_ahead_makes_what_the_first_reader_asks_for(monkeypatch):
    asked = set()
    monkeypatch.setattr(map_documents, "geometry", lambda *which: asked.add(which))
    monkeypatch.setattr(figures, "values", lambda *which: asked.add(which))

    startup.read_ahead()

    for vintage, province in (("2025", "22"), ("2025", "24"), ("2024", "2025-24")):
        assert (vintage, province) in asked
    for vintage in load.VINTAGES:
        assert {(i, vintage) for i in load.catalogue().indicators} <= asked


def test_a_fault_while_reading_ahead_is_logged_and_stops_nothing(monkeypatch, caplog):
    def fail(_vintage: str) -> None:
        raise OSError("the boundaries are broken")

    monkeypatch.setattr(load, "provinces", fail)
    monkeypatch.setattr(startup.LOG, "propagate", True)

    startup.read_ahead()

    assert "reading ahead failed" in caplog.text
    assert "the boundaries are broken" in caplog.text


def test_a_wrong_catalogue_file_stops_the_server_with_its_sentence(monkeypatch):
    def fail() -> None:
        raise CatalogueError("x.yaml: field 'unit' is missing.")

    async def serve() -> None:
        async with startup.lifespan(None):
            pytest.fail("served")

    monkeypatch.setattr(load, "catalogue", fail)
    with pytest.raises(SystemExit, match=r"x\.yaml: field .unit. is missing"):
        run(serve())


def test_a_wrong_change_of_areas_stops_the_server_with_its_sentence(tmp_path):
    lines = "valid_from,kind,code,name,into,source\n2026-04-01,split,09292,,09313,NQ\n"
    (tmp_path / "changes.csv").write_text(lines, encoding="utf-8")

    async def serve() -> None:
        async with startup.lifespan(None):
            pytest.fail("served")

    with reading(tmp_path), pytest.raises(SystemExit, match="dòng 2: không có loại thay đổi"):
        run(serve())


def test_the_server_answers_while_it_is_still_reading_ahead(monkeypatch):
    finished = threading.Event()
    monkeypatch.setattr(startup, "read_ahead", finished.wait)

    async def serve() -> bool:
        async with startup.lifespan(None):
            return not finished.is_set()

    try:
        assert run(serve())
        assert any(thread.name == "read-ahead" for thread in threading.enumerate())
    finally:
        finished.set()


def test_who_starts_a_server_without_accounts_is_told_a_code_for_the_first_one(tmp_path, caplog):
    with reading(tmp_path), caplog.at_level(logging.WARNING, logger="ytcs"):
        startup.tell_first_code()
        told = caplog.text
        managing.add(CONSOLE, "lan", Role.ADMIN, (), "một mật khẩu dài")
        caplog.clear()
        startup.tell_first_code()

    assert re.search(r"nhập mã (\w{4}-){3}\w{4} để tạo quản trị viên đầu tiên", told)
    assert not caplog.text


def test_a_store_that_does_not_answer_stops_no_server(monkeypatch, caplog):
    def fail() -> str:
        raise OSError("no disk")

    monkeypatch.setattr(startup.first_admin, "new_code", fail)
    with caplog.at_level(logging.ERROR, logger="ytcs"):
        startup.tell_first_code()

    assert "the store does not answer" in caplog.text
