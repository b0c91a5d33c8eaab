"""Only an address that this installation has handed out is opened, by any of its processes."""

from __future__ import annotations

import os
import re
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Barrier

import pytest

from tests.conftest import ROOT
from ytcs_data.accounts import signing
from ytcs_data.accounts.signing import SECRET_FILE, is_signed, sign

PATH = "/values/2025/22/shi_coverage_pct/0123456789abcdef.json"


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YTCS_VAR", str(tmp_path / "new" / "var"))
    return tmp_path / "new" / "var"


def key(address: str) -> str:
    return address.rpartition("?key=")[2]


def test_a_signed_address_is_accepted_and_carries_its_key_in_the_open():
    address = sign(PATH)

    assert re.fullmatch(re.escape(PATH) + r"\?key=[0-9a-f]{32}", address)
    assert is_signed(PATH, key(address))
    assert sign(PATH) == address


@pytest.mark.parametrize(
    "other",
    [
        PATH.replace("/22/", "/24/"),
        PATH.replace("/22/", "/all/"),
        PATH.replace("2025", "2024"),
        PATH.replace("abcdef", "abcde0"),
        PATH.replace("values", "geometry"),
        PATH + "/",
        PATH[:-1],
        "",
    ],
)
def test_the_key_of_one_path_opens_no_other(other: str):
    assert not is_signed(other, key(sign(PATH)))


@pytest.mark.parametrize(
    "wrong", ["", "0" * 32, "x", "khoá", "\x00", "\N{FULLWIDTH DIGIT ONE}" * 32]
)
def test_a_wrong_key_is_refused_and_breaks_nothing(wrong: str):
    assert not is_signed(PATH, wrong)


def test_half_a_key_is_no_key():
    assert not is_signed(PATH, key(sign(PATH))[:16])


def test_the_secret_is_kept_for_its_owner_and_outlives_the_process(var: Path):
    address = sign(PATH)
    signing._secret.cache_clear()  # as in a new process

    assert sign(PATH) == address
    assert len((var / SECRET_FILE).read_bytes()) == 32
    if os.name == "posix":
        assert stat.S_IMODE((var / SECRET_FILE).stat().st_mode) == 0o600


def test_no_draft_is_left_behind(var: Path):
    sign(PATH)

    assert [file.name for file in var.iterdir()] == [SECRET_FILE]


def test_another_installation_signs_differently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    address = sign(PATH)
    monkeypatch.setenv("YTCS_VAR", str(tmp_path / "other"))

    assert sign(PATH) != address
    assert not is_signed(PATH, key(address))


def test_where_the_disk_knows_no_links_the_secret_is_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch, var: Path
):
    def refuse(*_paths: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(signing.os, "link", refuse)

    assert is_signed(PATH, key(sign(PATH)))
    assert [file.name for file in var.iterdir()] == [SECRET_FILE]


def test_when_another_process_was_first_its_secret_counts(
    monkeypatch: pytest.MonkeyPatch, var: Path
):
    def meanwhile(size: int) -> bytes:
        (var / SECRET_FILE).write_bytes(b"o" * size)
        return b"m" * size

    monkeypatch.setattr(signing.secrets, "token_bytes", meanwhile)
    sign(PATH)

    assert (var / SECRET_FILE).read_bytes() == b"o" * 32


PROGRAM = f"""
import sys
from ytcs_data.accounts.signing import sign
print("ready", flush=True)
sys.stdin.readline()
print(sign({PATH!r}))
"""


def test_processes_that_start_at_once_agree_on_one_secret():
    """Each waits until all are ready, then asks."""
    run = partial(Popen, [sys.executable, "-c", PROGRAM], cwd=ROOT, text=True)
    workers = [run(stdin=PIPE, stdout=PIPE) for _ in range(4)]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    signed = {worker.communicate(timeout=60)[0].strip() for worker in workers}

    assert signed == {sign(PATH)}


def test_threads_that_ask_at_once_agree_on_one_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for attempt in range(10):
        monkeypatch.setenv("YTCS_VAR", str(tmp_path / str(attempt)))
        start = Barrier(8)

        def ask(_number: int, start: Barrier = start) -> str:
            start.wait()
            return sign("/a")

        with ThreadPoolExecutor(8) as pool:
            signed = set(pool.map(ask, range(8)))
        signing._secret.cache_clear()  # as after a restart

        assert signed == {sign("/a")}
