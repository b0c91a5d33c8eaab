"""Due days: those of the datasets, unless the installation says others."""

from __future__ import annotations

import pytest

from ytcs_data.own_due_days import due_days


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("YTCS_VAR", str(tmp_path))
    return lambda text: (tmp_path / "due_days.csv").write_text(text, encoding="utf-8-sig")


@pytest.mark.usefixtures("own")
def test_without_a_file_the_datasets_say_it(catalogue):
    days, faults = due_days(catalogue.datasets)

    assert days == {key: one.due_days for key, one in catalogue.datasets.items()}
    assert not faults


def test_a_line_of_the_own_file_wins(catalogue, own):
    own("dataset,days\ninsurance,3\n")

    days, faults = due_days(catalogue.datasets)

    assert (days["insurance"], days["stations"]) == (3, catalogue.datasets["stations"].due_days)
    assert not faults


@pytest.mark.parametrize("line", ["nothing,3", "insurance,-1", "insurance,soon", "insurance"])
def test_a_wrong_line_counts_for_nothing_and_is_named(catalogue, own, line):
    own(f"dataset,days\n\n{line}\nstations,4\n")

    days, (fault,) = due_days(catalogue.datasets)

    assert days["insurance"] == catalogue.datasets["insurance"].due_days
    assert days["stations"] == 4
    assert "dòng 3" in fault
