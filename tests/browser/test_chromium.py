"""Which Chromium the tests take: the first that starts, and a download only if there is none."""

from __future__ import annotations

import pytest

from tests.browser import chromium


@pytest.fixture
def machine(monkeypatch):
    """A machine with the given browsers; those in `working` start."""

    def make(on_disk=(), playwright=None, debian=None, working=()):
        monkeypatch.setattr(chromium, "on_this_machine", lambda: list(on_disk))
        monkeypatch.setattr(chromium, "of_playwright", lambda: playwright)
        monkeypatch.setattr(chromium, "of_debian", lambda: debian)
        monkeypatch.setattr(chromium, "starts", lambda path: path in working)

    return make


def test_one_that_does_not_start_is_passed_over(machine):
    machine(on_disk=["hint to install", "chrome"], working=["chrome"])

    assert chromium.find_chromium() == "chrome"


def test_playwrights_own_comes_before_debians(machine):
    machine(playwright=chromium.OWN, debian="chromium", working=[chromium.OWN, "chromium"])

    assert chromium.find_chromium() == chromium.OWN


def test_debians_is_taken_where_playwrights_lacks_libraries(machine):
    machine(playwright=chromium.OWN, debian="chromium", working=["chromium"])

    assert chromium.find_chromium() == "chromium"


def test_a_machine_where_none_can_be_had_is_told_apart_from_playwrights_own(machine):
    machine()

    assert chromium.find_chromium() is None


def test_what_the_environment_names_comes_first(monkeypatch, tmp_path):
    mine = tmp_path / "chrome"
    mine.touch()
    monkeypatch.setenv("YTCS_CHROMIUM", str(mine))

    assert chromium.on_this_machine()[0] == str(mine)
