"""What holds now, compared with a slow twin in loops that a beginner can check."""

from __future__ import annotations

import random

from tests.store.rows import rows


def slow_holding(history: list[tuple[dict[tuple[str, str], float], bool]]) -> dict:
    """The rule word by word: from oldest to newest, a living snapshot writes over the others."""
    now = {}
    for values, withdrawn in history:
        if not withdrawn:
            for key, value in values.items():
                now[key] = value
    return now


def random_values(chance: random.Random) -> dict[tuple[str, str], float]:
    keys = [(period, area) for period in ("2023", "2024") for area in ("1", "2", "3")]
    return {key: chance.randrange(1000) for key in chance.sample(keys, chance.randint(1, 6))}


def test_a_random_history_of_commits_and_withdrawals_holds_what_the_slow_twin_says(store):
    chance = random.Random(20250701)
    history = []
    for step in range(60):
        if history and chance.random() < 0.4:
            index = chance.randrange(len(history))
            history[index] = (history[index][0], True)
            store.withdraw(index + 1, "thử")
        else:
            values = random_values(chance)
            history.append((values, False))
            given = [{"period": p, "area_code": a, "value": v} for (p, a), v in values.items()]
            store.commit(rows(*given), file_name=f"{step}.csv", sha256=str(step))

        table = store.holding("insured", "2024")
        fast = {(row.period, row.area_code): row.value for row in table.itertuples()}
        assert fast == slow_holding(history)
