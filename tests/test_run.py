"""`run.py`: what it refuses, when it sets up again, and that the lock files fit the project."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import tomllib

import pytest

import run
from tests.conftest import ROOT


def locked(file: str) -> set[str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~;\[ ]", r)[0].lower() for r in requirements}


@pytest.fixture
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """A `.venv` that exists in name only; what would be run is collected instead."""
    folder = tmp_path / "thư mục có dấu cách" / ".venv"
    monkeypatch.setattr(run, "VENV", folder)
    monkeypatch.setattr(run, "PYTHON", folder / "python")
    monkeypatch.setattr(run, "STAMP", folder / "set-up.json")
    made = []

    def make_venv():
        made.append("venv")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "python").touch()

    monkeypatch.setattr(run, "make_venv", make_venv)
    monkeypatch.setattr(run, "python", lambda *arguments: made.append(arguments) or 0)
    return made


def test_every_dependency_is_in_the_lock(project):
    assert names(project["project"]["dependencies"]) <= locked("requirements.lock")
    assert names(project["dependency-groups"]["test"]) <= locked("requirements-test.lock")


def test_the_dashboard_is_installed_without_test_tools():
    assert not {"pytest", "playwright", "ruff", "mypy"} & locked("requirements.lock")


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_no_package_server_and_no_place_on_a_disk(file):
    text = (ROOT / file).read_text(encoding="utf-8")

    assert not re.search(r"^--(?!hash)|https?://|file:|/opt|/tmp", text, re.MULTILINE)


def test_a_second_set_up_does_nothing(venv):
    run.install(run.LOCK)
    first = list(venv)
    run.install(run.LOCK)

    assert first[0] == "venv"
    assert "--require-hashes" in first[1]
    assert venv == first


def test_the_tests_add_to_a_set_up_and_keep_it(venv):
    run.install(run.LOCK)
    run.install(run.LOCK, run.TEST_LOCK)
    after = len(venv)
    run.install(run.LOCK)

    assert venv.count("venv") == 1
    assert str(run.TEST_LOCK) in venv[-1]
    assert len(venv) == after


def test_an_interrupted_set_up_is_done_again(venv, monkeypatch):
    monkeypatch.setattr(run, "python", lambda *_: 1)
    with pytest.raises(SystemExit, match="không xong"):
        run.install(run.LOCK)

    assert not run.STAMP.exists()

    monkeypatch.setattr(run, "python", lambda *_: 0)
    run.install(run.LOCK)

    assert venv.count("venv") == 2
    assert run.STAMP.exists()


def test_another_python_makes_another_venv(venv):
    run.install(run.LOCK)
    stamp = json.loads(run.STAMP.read_text(encoding="utf-8"))
    run.STAMP.write_text(json.dumps({**stamp, "python": "3.11.0"}), encoding="utf-8")
    run.install(run.LOCK)

    assert venv.count("venv") == 2


def test_a_taken_port_is_refused_in_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Cổng {port} đang được dùng"):
            run.refuse_taken_port("127.0.0.1", port)

    run.refuse_taken_port("127.0.0.1", port)  # free again


def test_an_old_python_is_told_so_and_sees_no_traceback():
    old = "import sys; sys.version_info = (3, 9); sys.version = '3.9.2 (old)'; import run"

    told = subprocess.run([sys.executable, "-c", old], cwd=ROOT, capture_output=True, text=True)

    assert told.stderr.strip() == "Cần Python 3.11 trở lên; máy này đang dùng Python 3.9.2."


@pytest.mark.parametrize("arguments", [["setup", "x"], ["start"], ["--port", "nhiều"]])
def test_a_wrong_command_does_nothing(arguments, venv):
    with pytest.raises(SystemExit):
        run.main(arguments)

    assert venv == []
