from __future__ import annotations

import pandas as pd
import pytest

from tests.ingest.traps.all_traps import TRAPS, concluded, faults
from ytcs_data.ingest.understanding import Sources
from ytcs_data.store.stations import SPELL


@pytest.fixture(scope="module")
def sources(catalogue, register, crosswalk) -> Sources:
    """No store: nothing is held, and no station is known."""
    nothing = pd.DataFrame(columns=[*SPELL, "source"])
    return Sources(catalogue, register, crosswalk, lambda: nothing)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: f"{trap.number} {trap.says}")
def test_a_trap_is_answered_rightly_or_named(trap, sources):
    answer = concluded(trap, sources)

    assert not faults(trap, answer), [(p.line, p.kind, p.message) for p in answer.problems]
