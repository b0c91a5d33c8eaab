"""What stands behind a figure: its lines are those of the files, and they add up to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sample_store import lines as file_lines
from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import evidence, load
from ytcs_data.basis import Basis
from ytcs_data.evidence import Figure

pytestmark = pytest.mark.usefixtures("sample")

BHYT, CRITERIA = "shi_coverage_pct", "communes_meeting_national_criteria_pct"
BAC_NINH = Figure(BHYT, "2025", "2026-10", Basis.REPORTED, "24")
PAST = replace(BAC_NINH, period="2022", basis=Basis.REBUILT)
SUMS = [
    one.id
    for one in load.catalogue().indicators.values()
    if one.numerator.sum and one.denominator.sum
]


@pytest.mark.parametrize("indicator", SUMS)
@pytest.mark.parametrize(
    "figure",
    [
        BAC_NINH,
        replace(BAC_NINH, district="259"),
        replace(BAC_NINH, district="259", basis=Basis.FORMER),
        replace(BAC_NINH, area="09247"),
        PAST,
        replace(PAST, scope="22"),  # in which a commune is not known
        replace(PAST, scope="22", basis=Basis.PARTIAL),
        replace(PAST, scope="22", area="06862", period="2023"),
        Figure(BHYT, "2024", "2022", Basis.REPORTED, "27", "259"),
    ],
)
def test_the_lines_that_count_add_up_to_the_figure(figure: Figure, indicator: str):
    figure = replace(figure, indicator_id=indicator)
    row, found = evidence.row(figure), evidence.lines(figure)
    assert row is not None
    counts = (found["value"] * found["share"]).where(found["counted"])

    for side in ("numerator", "denominator"):
        measures = getattr(figure.indicator, side).sum
        told = counts[found["measure"].isin(measures)].sum()
        assert told == pytest.approx(row[side] if row["value"] == row["value"] else 0)


def test_a_value_is_found_in_the_file_at_the_line_that_is_named():
    found = evidence.lines(replace(BAC_NINH, area="09247"))

    assert found["measure"].tolist() == ["insured", "population"]
    files = load.store().snapshots().set_index("id")["file_name"]
    for line in found.to_dict("records"):
        assert files[line["snapshot_id"]] == "2025_bac_ninh.zip"
        written = file_lines("2025_bac_ninh")[line["line"] - 2]  # the heading is line 1
        assert (written["area_code"], written["measure"]) == ("09247", line["measure"])
        assert (written["period"], float(written["value"])) == ("2026-10", line["value"])


def test_a_rebuilt_commune_stands_on_lines_of_its_old_parts_with_their_shares():
    """Võ Ngại, Đại Dực, Đông Ngũ and Yên Than went over by half, as nobody knows better."""
    figure = replace(PAST, scope="22", area="06862")
    ways = evidence.links(figure).set_index("source")["share"]

    assert evidence.lines(figure)["snapshot_id"].nunique() == 1
    assert set(evidence.lines(figure)["area_code"]) == set(ways.index)
    parts = {part.code: part.share for part in load.crosswalk().predecessors("06862")}
    assert ways.to_dict() == {code: share for code, share in parts.items() if code in ways}
    assert 0.5 in set(ways)


def test_an_old_commune_that_was_gone_in_a_period_is_not_expected():
    """Hán Quảng was merged into Chi Lăng before the reform."""
    figure = Figure(BHYT, "2024", "2024", Basis.REPORTED, "27", "259")
    assert "09316" in figure.members

    gone = load.register()["09316", "2024"].valid_to
    assert gone is not None
    assert "09316" not in set(evidence.links(figure)["source"])


def test_a_status_that_waits_has_no_line_and_counts_nowhere():
    figure = replace(BAC_NINH, indicator_id=CRITERIA, period="2025", basis=Basis.REPORTED)
    (measure,) = figure.indicator.measures
    missing = evidence.missing(figure, [measure])[measure]

    row = evidence.row(figure)
    assert row is not None
    assert len(missing) == row["expected"] - evidence.lines(figure)["area_code"].nunique()
    assert row["numerator"] == evidence.lines(figure)["value"].sum()


def test_a_commune_that_did_not_report_is_named_as_missing():
    figure = replace(BAC_NINH, indicator_id="chs_doctors_per_station", period="2026-10")
    found = evidence.missing(figure, figure.indicator.measures)
    row = evidence.row(figure)

    assert row is not None
    names = {load.register()[code, "2025"].name for code in found["permanent_doctors"]}
    assert "Xã Dương Hưu" in names
    assert row["reported"] < row["expected"]
