"""What holds now, compared with a slow twin in loops that a beginner can check."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.rows import rows
from ytcs_data.store import Store
from ytcs_data.store.opening import open_engine

Values = dict[tuple[str, str], float]
KEYS = [(period, area) for period in ("2023", "2024") for area in ("1", "2", "3")]
NUMBERS = st.sampled_from([0.0, 1.0, 2.0])
FILES = st.dictionaries(st.sampled_from(KEYS), NUMBERS, min_size=1)
ACTS = st.one_of(
    st.tuples(st.just("commit"), FILES),
    st.tuples(st.sampled_from(["withdraw", "restore"]), st.integers(0, 7)),
)


@dataclass
class Twin:
    """All files as they came; each says whether it was withdrawn."""

    files: list[Values] = field(default_factory=list)
    withdrawn: list[bool] = field(default_factory=list)
    befores: list[Values] = field(default_factory=list)  # what held when each file came

    def holding(self) -> Values:
        """The rule word by word: from oldest to newest, a living file writes over the others."""
        now: Values = {}
        for file, withdrawn in zip(self.files, self.withdrawn, strict=True):
            if not withdrawn:
                now.update(file)
        return now

    def commit(self, values: Values) -> None:
        self.befores.append(self.holding())
        self.files.append(values)
        self.withdrawn.append(False)

    def difference(self, index: int, key: tuple[str, str]) -> str:
        if key not in self.befores[index]:
            return "new"
        same = self.befores[index][key] == self.files[index][key]
        return "unchanged" if same else "changed"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Gives an empty store, again and again: one engine, which keeps what it has compiled."""
    folder: Path = tmp_path_factory.mktemp("fresh")
    empty, file = folder / "empty.db", folder / "used.db"
    open_engine(f"sqlite:///{empty}").dispose()
    shutil.copy(empty, file)
    engine = open_engine(f"sqlite:///{file}")

    def store() -> Store:
        engine.dispose()  # closed by its last user, a database is one file
        shutil.copy(empty, file)
        return Store(engine)

    return store


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts=st.lists(ACTS, min_size=2, max_size=9))
def test_whatever_is_done_the_store_holds_and_tells_what_the_slow_twin_says(fresh, acts):
    store, twin = fresh(), Twin()
    for act, what in acts:
        if act == "commit":
            twin.commit(what)
            table = rows(*({"period": p, "area_code": a, "value": v} for (p, a), v in what.items()))
            number = str(len(twin.files))
            store.commit(table, file_name=f"{number}.csv", sha256=number)
        elif twin.files:
            index = what % len(twin.files)
            twin.withdrawn[index] = act == "withdraw"
            getattr(store, act)(index + 1, reason="thử")

        held = store.holding("insured", "2024")
        assert {(row.period, row.area_code): row.value for row in held.itertuples()} == (
            twin.holding()
        )
    for index, file in enumerate(twin.files):
        told = store.differences(index + 1)
        assert {(row.period, row.area_code): row.change for row in told.itertuples()} == {
            key: twin.difference(index, key) for key in file
        }
    assert store.snapshots()["withdrawn_at"].notna().tolist() == twin.withdrawn
