"""What came, what it changed, who was faster, and what comes back."""

from __future__ import annotations

import pandas as pd
import pytest
import sqlalchemy as sa

from tests.store.decisions import decisions
from tests.store.rows import rows
from tests.store.spells import spells
from ytcs_data.errors import StoreChanged, UnknownSnapshot
from ytcs_data.store import About, Store
from ytcs_data.store.audit import AuditLog

HERE, THERE = {"area_code": "09256"}, {"area_code": "09259"}


def commit(store: Store, name: str, *given: dict[str, object], **sent: object) -> int:
    return store.commit(rows(*given), file_name=f"{name}.csv", sha256=name * 64, **sent)


def short(table: pd.DataFrame) -> list[tuple[object, ...]]:
    names = ["area_code", "before", "before_state", "after", "after_state", "change"]
    told = table[names].astype(object).where(table[names].notna(), None)
    return list(told.itertuples(index=False, name=None))


# --- what a snapshot knows -----------------------------------------------------------------------


def test_a_snapshot_keeps_who_sent_what_and_why(store):
    about = About("shi", "2024", "2024", "27")
    commit(store, "a", HERE, THERE, by="lan", note="lần đầu", reason="đã gọi hỏi", about=about)

    (told,) = store.snapshots().to_dict("records")

    wanted = {"committed_by": "lan", "note": "lần đầu", "reason": "đã gọi hỏi", "areas": 2}
    wanted |= {"dataset": "shi", "period": "2024", "vintage": "2024", "province": "27", "rows": 2}
    assert wanted.items() <= told.items()


def test_what_nobody_said_is_what_all_rows_have_in_common(store):
    commit(store, "a", {"period": "2023"}, {"period": "2024"})

    (told,) = store.snapshots().to_dict("records")

    assert (told["period"], told["vintage"], told["dataset"]) == ("", "2024", "")


def test_the_file_itself_is_given_back_and_may_be_missing(store):
    content = "Xã;Số\r\nQuế Võ;12\r\n".encode("utf-16")
    with_file = commit(store, "a", HERE, content=content)
    without = commit(store, "b", HERE)

    assert store.original(with_file) == ("a.csv", content)
    assert store.original(without) is store.original(99) is None


def test_the_same_file_is_known_while_its_snapshot_lives(store):
    first = commit(store, "a", HERE)
    again = commit(store, "a", HERE)
    store.withdraw(first, "nhầm")
    anew = commit(store, "a", HERE)

    assert (first.known, again.known, anew.known) == (False, True, False)
    assert again == first != anew


@pytest.mark.parametrize("kind", ["commit", "commit_stations", "commit_recognitions"])
def test_every_act_on_every_kind_of_file_is_told_and_in_the_audit_log(store, kind):
    given = {"commit": rows, "commit_stations": spells, "commit_recognitions": decisions}[kind]({})
    number = getattr(store, kind)(given, file_name="a.csv", sha256="a", by="lan", reason="đúng")
    store.withdraw(number, "nhầm", "minh")
    store.withdraw(number, "nhầm nữa", "minh")
    store.restore(number, "lan", "không nhầm")

    done = [("commit", "lan", "đúng"), ("withdraw", "minh", "nhầm")]
    done.append(("restore", "lan", "không nhầm"))
    acts = store.acts(number)
    assert list(acts[["act", "by", "reason"]].itertuples(index=False, name=None)) == done
    assert acts["version"].tolist() == [1, 2, 3]
    noted = AuditLog(store._engine).entries()[["act", "by", "object", "detail"]]
    assert noted.to_numpy().tolist()[::-1] == [
        [act, by, str(number), f"a.csv · {why}"] for act, by, why in done
    ]
    assert pd.isna(store.snapshots()["withdrawn_at"]).all()
    assert store.version() == 3


# --- restoring -----------------------------------------------------------------------------------


def test_a_restored_snapshot_holds_again_but_not_over_a_newer_one(store):
    first = commit(store, "a", {**HERE, "value": 1}, {**THERE, "value": 2})
    store.withdraw(first, "nhầm")
    commit(store, "b", {**HERE, "value": 3})

    store.restore(first)

    table = store.holding("insured", "2024")
    assert table["value"].tolist() == [3, 2]


def test_a_living_or_unknown_snapshot_is_not_restored(store):
    first = commit(store, "a", HERE)

    store.restore(first)
    with pytest.raises(UnknownSnapshot, match="99"):
        store.restore(99)

    assert store.version() == 1


def test_a_file_that_was_sent_again_is_not_restored_beside_itself(store):
    first = commit(store, "a", HERE)
    store.withdraw(first, "nhầm")
    second = commit(store, "a", HERE)

    with pytest.raises(StoreChanged, match=f"lần nộp số {second}"):
        store.restore(first)

    assert store.version() == 3


def test_the_last_change_may_be_a_restoration(store):
    first = commit(store, "a", HERE)
    store.withdraw(first, "nhầm")
    before = store.changed_at()
    store.restore(first)

    assert store.changed_at() > before


# --- comparing -----------------------------------------------------------------------------------


def test_a_comparison_says_new_changed_and_unchanged_with_both_values(store):
    commit(
        store,
        "a",
        {"area_code": "1", "value": 5},
        {"area_code": "2", "value": 5},
        {"area_code": "3", "value": None, "state": "held"},
        {"area_code": "4", "value": None, "state": "held"},
        {"area_code": "5", "value": 5},
        {"area_code": "9", "value": 5},
    )

    told = store.compare(
        rows(
            {"area_code": "5", "value": 5, "state": "estimated"},
            {"area_code": "6", "value": 0},
            {"area_code": "4", "value": 0},
            {"area_code": "3", "value": None, "state": "held"},
            {"area_code": "2", "value": 7},
            {"area_code": "1", "value": 5, "source": "khác"},
        )
    )

    assert short(told) == [
        ("1", 5, "value", 5, "value", "unchanged"),
        ("2", 5, "value", 7, "value", "changed"),
        ("3", None, "held", None, "held", "unchanged"),
        ("4", None, "held", 0, "value", "changed"),
        ("5", 5, "value", 5, "estimated", "changed"),
        ("6", None, "", 0, "value", "new"),
    ]
    assert store.version() == 1


def test_measures_periods_vintages_and_stations_are_compared_apart(store):
    keys = [
        {"measure": measure, "vintage": vintage, "period": period, "station_code": station}
        for measure in ("insured", "population")
        for vintage in ("2024", "2025")
        for period in ("2025", "2025-H1")
        for station in ("", "A")
    ]
    commit(store, "a", *({**key, "value": i} for i, key in enumerate(keys)))

    told = store.compare(rows(*({**key, "value": i} for i, key in enumerate(keys)), {"value": 1}))

    assert told["change"].value_counts().to_dict() == {"unchanged": 16, "new": 1}


def test_of_many_areas_as_of_few(store, monkeypatch):
    given = [{"area_code": f"{i:05d}", "value": i} for i in range(8)]
    commit(store, "a", *given[1:])
    few = store.compare(rows(*given))
    monkeypatch.setattr("ytcs_data.store.comparing.FEW_AREAS", 2)

    pd.testing.assert_frame_equal(store.compare(rows(*given)), few)
    assert few["change"].value_counts().to_dict() == {"unchanged": 7, "new": 1}


def test_differences_are_what_the_comparison_said_before_whatever_came_later(store):
    first = commit(store, "a", {**HERE, "value": 1})
    second = commit(store, "b", {**HERE, "value": 2})
    store.withdraw(second, "nhầm")
    given = [{**HERE, "value": 3}, {**THERE, "value": 4}]
    said = store.compare(rows(*given))
    third = commit(store, "c", *given)

    assert said["before"].tolist()[:1] == [1]
    for change in (
        lambda: store.restore(second),
        lambda: store.withdraw(first, "nhầm"),
        lambda: store.withdraw(third, "nhầm"),
    ):
        pd.testing.assert_frame_equal(store.differences(third), said)
        change()
    pd.testing.assert_frame_equal(store.differences(third), said)
    assert short(store.differences(second)) == [("09256", 1, "value", 2, "value", "changed")]


def test_a_register_of_stations_changes_no_value_and_an_unknown_snapshot_is_named(store):
    number = store.commit_stations(spells({}), file_name="a.csv", sha256="a")

    assert store.differences(number).empty
    with pytest.raises(UnknownSnapshot, match="99"):
        store.differences(99)


# --- two people at once --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "did"),
    [
        (lambda store, _first: commit(store, "b", {**HERE, "value": 2}, by="minh"), "nộp"),
        (lambda store, first: store.withdraw(first, "nhầm", "minh"), "rút lại"),
    ],
)
def test_who_saw_an_older_state_of_the_same_cell_is_told_who_was_faster(store, act, did):
    first = commit(store, "a", {**HERE, "value": 1})
    seen = store.version()
    act(store, first)

    with pytest.raises(StoreChanged, match=f"minh đã {did} lần nộp số"):
        commit(store, "c", {**HERE, "value": 3}, {**THERE, "value": 3}, seen_version=seen)

    assert store.version() == seen + 1
    assert len(store.snapshots()) == store.snapshots()["id"].max()
    assert store.snapshot_of("c" * 64) is None
    commit(store, "c", {**HERE, "value": 3}, seen_version=store.version())
    assert store.holding("insured", "2024")["value"].tolist() == [3]


def test_another_area_period_or_measure_is_nobodys_quarrel(store):
    seen = store.version()
    commit(store, "a", THERE, {**HERE, "period": "2023"}, {**HERE, "measure": "population"})

    number = commit(store, "b", HERE, seen_version=seen)

    assert store.snapshots()["id"].tolist()[-1] == number


def test_stations_and_decisions_are_told_too(store):
    seen = store.version()
    store.commit_stations(spells({"station_code": "A"}), file_name="a.csv", sha256="a")
    store.commit_recognitions(decisions({"decision": "QĐ 1"}), file_name="b.csv", sha256="b")

    other = spells({"station_code": "B"})
    store.commit_stations(other, file_name="c.csv", sha256="c", seen_version=seen)
    with pytest.raises(StoreChanged, match=r"a\.csv"):
        same = spells({"station_code": "Z"}, {"station_code": "A"})
        store.commit_stations(same, file_name="d.csv", sha256="d", seen_version=seen)
    other = decisions({"decision": "QĐ 2"})
    store.commit_recognitions(other, file_name="e.csv", sha256="e", seen_version=seen)
    with pytest.raises(StoreChanged, match=r"b\.csv"):
        same = decisions({"decision": "QĐ 1"})
        store.commit_recognitions(same, file_name="f.csv", sha256="f", seen_version=seen)


# --- who has reported ----------------------------------------------------------------------------


def test_who_has_reported_is_told_with_the_first_and_the_newest_time(store):
    first = commit(store, "a", HERE, {**HERE, "measure": "stations", "station_code": "A"})
    second = commit(store, "b", HERE, THERE)
    store.withdraw(commit(store, "c", THERE, {"area_code": "09262"}), "nhầm")
    at = store.snapshots().set_index("id")["committed_at"]

    told = store.reported("2024", "2024")

    assert list(told.itertuples(index=False, name=None)) == [
        ("insured", "09256", at[first], at[second], second),
        ("insured", "09259", at[second], at[second], second),
        ("stations", "09256", at[first], at[first], first),
    ]
    assert store.reported("2023", "2024").empty
    assert str(store.reported("2023", "2024")["first_at"].dtype).endswith("UTC]")


def test_the_log_of_changes_says_what_every_version_was_made_by(store):
    first = commit(store, "a", HERE)
    store.withdraw(first, "nhầm")
    commit(store, "a", HERE)

    with store._engine.connect() as connection:
        query = sa.text("SELECT version, snapshot_id, act FROM change ORDER BY version")
        found = connection.execute(query.columns()).all()

    assert found == [(1, 1, "commit"), (2, 1, "withdraw"), (3, 2, "commit")]
