from __future__ import annotations

from pathlib import Path

from ytcs_data.settings import PROJECT, settings


def test_without_an_environment_everything_is_in_the_project(monkeypatch):
    monkeypatch.delenv("YTCS_VAR", raising=False)

    assert settings().var == PROJECT / "var"
    assert settings().database_url == f"sqlite:///{(PROJECT / 'var').as_posix()}/ytcs.db"
    assert settings().boundaries == PROJECT / "sample_data" / "boundaries"
    assert settings().province == ""
    assert settings().public


def test_the_environment_chooses(monkeypatch, tmp_path):
    monkeypatch.setenv("YTCS_VAR", str(tmp_path))
    monkeypatch.setenv("YTCS_BOUNDARIES", str(tmp_path / "ranh giới"))
    monkeypatch.setenv("YTCS_PROVINCE", "22")
    monkeypatch.setenv("YTCS_PUBLIC", "no")

    assert Path(settings().database_url.removeprefix("sqlite:///")) == tmp_path / "ytcs.db"
    assert settings().boundaries == tmp_path / "ranh giới"
    assert settings().province == "22"
    assert not settings().public


def test_another_database_wins_over_the_folder(monkeypatch):
    monkeypatch.setenv("YTCS_DATABASE_URL", "postgresql+psycopg://server/ytcs")

    assert settings().database_url == "postgresql+psycopg://server/ytcs"
