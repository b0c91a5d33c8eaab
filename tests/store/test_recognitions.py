"""Decisions in the store: what holds of each, and what a withdrawal brings back."""

from __future__ import annotations

import pandas as pd

from tests.store.decisions import decisions
from ytcs_data.store import Store

LATER = {"decision": "QĐ 2", "decided_on": "2026-05-01"}


def commit(store: Store, name: str, *given: dict[str, object]) -> int:
    return store.commit_recognitions(decisions(*given), file_name=f"{name}.csv", sha256=name * 64)


def held(store: Store) -> list[tuple[str, str, str]]:
    table = store.recognitions()
    return list(zip(table["area_code"], table["decision"], table["note"], strict=True))


def test_an_empty_store_has_no_decisions_but_their_columns(store):
    table = store.recognitions()

    assert table.empty
    assert {"act", "criteria", "decided_on", "source"} <= set(table.columns)
    assert table["decided_on"].dtype == "datetime64[ns]"


def test_what_was_stored_comes_back_by_day(store):
    commit(store, "a", LATER, {"note": "đợt 1"})

    table = store.recognitions()

    assert table["decision"].tolist() == ["QĐ 1", "QĐ 2"]
    assert table["decided_on"].tolist()[0] == pd.Timestamp("2025-08-01")
    assert table["note"].tolist() == ["đợt 1", ""]
    assert table["source"].tolist() == ["Danh sách"] * 2


def test_a_later_file_adds_decisions_and_corrects_those_it_repeats(store):
    commit(store, "a", {}, {"area_code": "09253"})
    commit(store, "b", {"note": "đính chính"}, LATER)

    assert held(store) == [("09253", "QĐ 1", ""), ("09247", "QĐ 1", "đính chính"),
                           ("09247", "QĐ 2", "")]  # fmt: skip


def test_a_withdrawn_file_is_hidden_and_the_one_before_holds_again(store):
    commit(store, "a", {})
    second = commit(store, "b", {"note": "nhầm"}, LATER)

    store.withdraw(second, "nhầm tệp")

    assert held(store) == [("09247", "QĐ 1", "")]
    assert commit(store, "a", {}) == 1  # stored once
    assert store.version() == 3
