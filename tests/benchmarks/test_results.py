"""The figures that are committed: their form, and that the report shows these and no others."""

from __future__ import annotations

import doctest
import json

import pytest

from benchmarks import report, results

RECORDS = json.loads(results.FILE.read_text("utf-8"))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["name"])
def test_a_figure_has_name_value_and_unit_and_a_whole_comparison_or_none(record):
    nothing_sent = record["value"] == 0 and record["unit"] == "bytes"
    assert record["value"] > 0 or nothing_sent
    assert record["unit"] and record["repetitions"] >= 1
    compared = {"baseline_name", "baseline", "ratio"} & record.keys()
    assert len(compared) in (0, 3)
    if compared:
        times = record["baseline"] / record["value"]
        assert record["ratio"] == pytest.approx(times, rel=0.01)


def test_no_figure_stands_there_twice():
    names = [record["name"] for record in RECORDS]

    assert len(set(names)) == len(names)


def test_the_report_shows_the_figures_of_the_file():
    written = report.FILE.read_text("utf-8")

    assert written.endswith(report.tables(results.read()))
    assert report.growth(results.read()) in written


def test_figures_survive_being_written_and_read(tmp_path):
    ours = results.median("Opening", "open, warm", [930, 951.26, 940], "ms", goal=1200)
    compared = results.beside(ours, "another way", [9400], ratio_goal=3)

    results.write([ours, compared], tmp_path / "results.json")

    assert results.read(tmp_path / "results.json") == [ours, compared]
    assert (ours.value, ours.repetitions) == (940, 3)
    assert (compared.baseline, compared.ratio) == (9400, 10)


@pytest.mark.parametrize("module", [report, results], ids=["report", "results"])
def test_examples_in_docstrings_are_right(module):
    found = doctest.testmod(module)

    assert found.attempted and not found.failed
