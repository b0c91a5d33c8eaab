"""Values as the map fetches them, unpacked byte by byte as the browser unpacks them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.map_reading import values_of
from tests.sample_store import reading, reported, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import figures, load, map_values
from ytcs_data.map_values import GONE

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
BYTES_A_CELL = 3  # a commune in a period: class, numerator and denominator, compressed


def class_of(values: dict, period: str, code: str) -> str:
    """The line of the legend that a commune is painted with; "" for none."""
    key = values["periods"][period]["classes"][values["areas"].index(code)]
    return "" if key == GONE else values["legend"][key]["id"]


@pytest.mark.parametrize("period", ["2025", "2026-10"])
def test_a_commune_has_the_counts_that_it_reported(period: str):
    values = values_of(map_values.values("2025", "22", BHYT))
    insured = reported("2025_quang_ninh", "insured", period)
    people = reported("2025_quang_ninh", "population", period)
    column = values["periods"][period]

    for i, code in enumerate(values["areas"]):
        assert column["numerator"][i] == insured.get((code, ""))
        assert column["denominator"][i] == people.get((code, ""))


def test_classes_follow_the_target_commune_by_commune(monkeypatch: pytest.MonkeyPatch):
    """Quảng Ninh promised more than 96 % until the end of 2026."""
    the_day = type("Day", (date,), {"today": lambda: date(2026, 11, 22)})
    monkeypatch.setattr(figures, "date", the_day)
    monkeypatch.setattr(load, "date", the_day)
    values = values_of(map_values.values("2025", "22", BHYT))
    insured = reported("2025_quang_ninh", "insured", "2026-10")
    people = reported("2025_quang_ninh", "population", "2026-10")
    seen = set()
    for code in values["areas"]:
        painted = class_of(values, "2026-10", code)
        if (code, "") in insured and (code, "") in people:
            share = 100 * insured[code, ""] / people[code, ""]
            wanted = "met" if share > 96 else "near" if share >= 91 else "not_met"
            assert painted == wanted, (code, share)
        else:
            assert painted in ("not_reported", "held", "not_applicable")
        seen.add(painted)

    assert seen >= {"met", "near", "not_reported"}


def test_every_period_has_a_class_for_every_commune_and_every_class_is_in_the_legend():
    for vintage, scope in (("2025", load.EVERYWHERE), ("2024", "27"), ("2024", "2025-24")):
        for indicator in load.catalogue().indicators:
            values = values_of(map_values.values(vintage, scope, indicator))
            keys = {*range(len(values["legend"])), GONE}
            for column in values["periods"].values():
                sizes = {len(column[part]) for part in ("classes", "numerator", "denominator")}
                assert sizes == {len(values["areas"])}
                assert set(column["classes"]) <= keys


def test_the_past_of_a_province_of_today_is_that_of_all_its_old_ones_by_the_target_of_today():
    whole = values_of(map_values.values("2024", "2025-24", BHYT))
    alone = values_of(map_values.values("2024", "27", BHYT))
    today = values_of(map_values.values("2025", "24", BHYT))

    old = {p: len(load.communes("2024", p)) for p in ("24", "27")}
    assert len(whole["areas"]) == sum(old.values())
    assert whole["rule"] == today["rule"] != alone["rule"]
    assert [line["id"] for line in whole["legend"]] == [line["id"] for line in today["legend"]]
    column, own = whole["periods"]["2024"], alone["periods"]["2024"]
    at = {code: column["numerator"][i] for i, code in enumerate(whole["areas"])}
    assert [at[code] for code in alone["areas"]] == own["numerator"]


def test_a_commune_that_was_gone_is_neither_painted_nor_missing():
    """Hán Quảng was merged into Chi Lăng on 1 December 2024."""
    values = values_of(map_values.values("2024", "27", BHYT))

    assert class_of(values, "2023", "09316") not in ("", "not_reported")
    assert values["periods"]["2024"]["classes"][values["areas"].index("09316")] == GONE


def test_an_estimate_keeps_its_class_and_is_marked(tmp_path):
    with reading(tmp_path):
        usual = {"vintage": "2025", "period": "2026-10", "area_code": "06967"}
        load.store().commit(
            rows(
                {**usual, "measure": "population", "value": 1000},
                {**usual, "measure": "insured", "value": 990.5, "state": "estimated"},
            ),
            file_name="a.csv",
            sha256="a",
        )
        values = values_of(map_values.values("2025", "22", BHYT))

    assert class_of(values, "2026-10", "06967") == "met~"
    assert values["periods"]["2026-10"]["numerator"][values["areas"].index("06967")] == 990.5


def test_the_same_data_have_the_same_name_and_other_data_another(tmp_path):
    with reading(tmp_path):
        usual = {"vintage": "2025", "period": "2026-10", "area_code": "06967"}
        people, insured = ({**usual, "measure": m} for m in ("population", "insured"))
        store = load.store()
        first = rows({**people, "value": 1000}, {**insured, "value": 900})
        store.commit(first, file_name="a.csv", sha256="a")
        before = map_values.values("2025", "22", BHYT)
        later = store.commit(rows({**insured, "value": 960}), file_name="b.csv", sha256="b")
        assert map_values.values("2025", "22", BHYT).content != before.content
        store.withdraw(later, "nhầm")
        assert map_values.values("2025", "22", BHYT).gzipped == before.gzipped


def test_values_are_small():
    document = map_values.values("2025", load.EVERYWHERE, BHYT)  # the largest numbers
    values = values_of(document)
    cells = len(values["areas"]) * len(values["periods"])

    assert cells == 153 * 11
    heading = 4000  # names of classes, words of the page, codes of the communes
    assert len(document.gzipped) < heading + BYTES_A_CELL * cells


def test_the_caption_says_where_the_values_come_from_and_that_outlines_are_invented():
    caption = values_of(map_values.values("2025", "22", BHYT))["caption"]

    assert caption.startswith("Nguồn: Số liệu minh hoạ")
    assert caption.endswith("Ranh giới minh hoạ")
    assert re.search(r"Cập nhật \d\d/\d\d/20\d\d", caption)
