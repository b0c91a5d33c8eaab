"""The audit log: entries stay as they were written, and are found again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from ytcs_data.store.audit import AuditLog, AuditQuestion, note
from ytcs_data.store.opening import begin_write, open_engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> sa.Engine:
    """A log with three entries, which no test can change."""
    file = tmp_path_factory.mktemp("audit") / "audit.db"
    engine = open_engine(f"sqlite:///{file.as_posix()}")
    with begin_write(engine) as connection:
        note(connection, "sign_in", "lan", "lan")
        note(connection, "commit", "lan", "7", "báo cáo BẮC NINH 100%.xlsx")
        note(connection, "role_changed", "minh", "lan", "uploader")
    return engine


def acts(engine: sa.Engine, **asked: object) -> list[str]:
    return list(AuditLog(engine).entries(AuditQuestion(**asked))["act"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET by = 'x'",
        "UPDATE OR REPLACE audit SET id = 2 WHERE id = 1",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 1",
        "INSERT OR REPLACE INTO audit VALUES (1, '2026-01-01', 'x', 'x', 'x', 'x')",
        "REPLACE INTO audit VALUES (2, '2026-01-01', 'x', 'x', 'x', 'x')",
    ],
)
def test_the_database_refuses_to_change_what_was_noted(engine: sa.Engine, statement: str):
    before = AuditLog(engine).entries()

    with (
        pytest.raises(sa.exc.IntegrityError, match="only ever added"),
        begin_write(engine) as connection,
    ):
        connection.exec_driver_sql(statement)

    assert AuditLog(engine).entries().equals(before)


def test_the_newest_entry_comes_first_and_pages_go_on(engine: sa.Engine):
    log = AuditLog(engine)

    assert acts(engine) == ["role_changed", "commit", "sign_in"]
    assert list(log.entries(most=1, skip=1)["act"]) == ["commit"]
    assert list(log.entries(most=2, skip=2)["act"]) == ["sign_in"]
    assert log.count() == 3
    assert log.kinds() == ["commit", "role_changed", "sign_in"]


def test_entries_are_found_by_who_act_text_and_time(engine: sa.Engine):
    assert acts(engine, by="LAN") == ["commit", "sign_in"]
    assert acts(engine, act="commit") == ["commit"]
    assert acts(engine, text="bắc ninh") == ["commit"]
    assert acts(engine, text="100%") == ["commit"]
    assert acts(engine, text="%") == ["commit"]  # a sign, and no pattern
    assert acts(engine, text="' OR 1=1 --") == []
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert acts(engine, since=tomorrow) == []
    assert len(acts(engine, before=tomorrow)) == 3
    assert AuditLog(engine).count(AuditQuestion(text="lan")) == 3


def test_an_entry_lives_and_dies_with_the_act_that_it_tells(engine: sa.Engine):
    with pytest.raises(ZeroDivisionError), begin_write(engine) as connection:
        note(connection, "commit", "lan")
        1 / 0  # noqa: B018 - any failure

    assert AuditLog(engine).count() == 3


def test_a_long_or_strange_text_is_cut_and_never_stops_the_act(database_url: str):
    engine = open_engine(database_url)
    with begin_write(engine) as connection:
        note(connection, "commit", "n" * 99, "o" * 999, "<img src=x onerror=alert(1)>\0")

    (entry,) = AuditLog(engine).entries().to_dict("records")
    assert len(entry["by"]) == 60
    assert len(entry["object"]) == 300
    assert entry["detail"] == "<img src=x onerror=alert(1)>"
