"""What the map fetches, unpacked and read as the browser reads it."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from geo.areas import AreaRegister
from geo.choropleth import SCRIPT
from tests.sample_store import reading, reported, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import figures, load, map_documents
from ytcs_data.map_documents import ABSENT, Document

pytestmark = pytest.mark.usefixtures("sample")

BHYT, FAMILY = "shi_coverage_pct", "communes_with_family_doctor_model_pct"
BYTES_A_CELL = 8  # a commune in a period: class, numerator and denominator, compressed


def opened(document: Document) -> dict:
    return json.loads(gzip.decompress(document.gzipped))


def class_of(values: dict, period: str, code: str) -> str:
    """The line of the legend that a commune is painted with; "" for none."""
    key = values["periods"][period]["classes"][values["areas"].index(code)]
    return next((line["id"] for line in values["legend"] if line["key"] == key), "")


# --- values --------------------------------------------------------------------------------------


@pytest.mark.parametrize("period", ["2025", "2026-10"])
def test_a_commune_has_the_counts_that_it_reported(period: str):
    values = opened(map_documents.values("2025", "22", BHYT))
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
    monkeypatch.setattr(map_documents, "date", the_day)
    values = opened(map_documents.values("2025", "22", BHYT))
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
    for vintage, scope in (("2025", load.EVERYWHERE), ("2024", "27")):
        for indicator in load.catalogue().indicators:
            values = opened(map_documents.values(vintage, scope, indicator))
            keys = {line["key"] for line in values["legend"]} | {ABSENT}
            assert len(keys) == len(values["legend"]) + 1
            for column in values["periods"].values():
                sizes = {len(column[part]) for part in ("classes", "numerator", "denominator")}
                assert sizes == {len(values["areas"])}
                assert set(column["classes"]) <= keys


def test_a_commune_that_was_gone_is_neither_painted_nor_missing():
    """Hán Quảng was merged into Chi Lăng on 1 December 2024."""
    values = opened(map_documents.values("2024", "27", BHYT))

    assert class_of(values, "2023", "09316") not in ("", "not_reported")
    assert values["periods"]["2024"]["classes"][values["areas"].index("09316")] == ABSENT


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
        values = opened(map_documents.values("2025", "22", BHYT))

    assert class_of(values, "2026-10", "06967") == "met~"
    assert values["periods"]["2026-10"]["numerator"][values["areas"].index("06967")] == 990.5


def test_the_script_reads_no_field_that_the_documents_do_not_have():
    script = SCRIPT.read_text("utf-8")
    values = opened(map_documents.values("2025", "22", BHYT))
    outlines = opened(map_documents.geometry("2025", "22"))

    def read(name: str) -> set[str]:
        return set(re.findall(rf"(?<![\w.]){name}\.(\w+)", script))

    assert read("values") <= set(values)
    assert {"periods", "legend", "absent", "areas"} <= read("values")
    assert read("period") <= set(next(iter(values["periods"].values())))
    assert read("entry") - {"tile"} <= set(values["legend"][0])
    assert read("geometry") - {"type", "arcs"} <= set(outlines)
    assert set(outlines["areas"][0]) == {"code", "name", "group"}


def test_the_same_data_have_the_same_name_and_other_data_another(tmp_path):
    with reading(tmp_path):
        usual = {"vintage": "2025", "period": "2026-10", "area_code": "06967"}
        people, insured = ({**usual, "measure": m} for m in ("population", "insured"))
        store = load.store()
        first = rows({**people, "value": 1000}, {**insured, "value": 900})
        store.commit(first, file_name="a.csv", sha256="a")
        before = map_documents.values("2025", "22", BHYT)
        later = store.commit(rows({**insured, "value": 960}), file_name="b.csv", sha256="b")
        assert map_documents.values("2025", "22", BHYT).content != before.content
        store.withdraw(later, "nhầm")
        assert map_documents.values("2025", "22", BHYT).gzipped == before.gzipped


def test_values_are_small():
    document = map_documents.values("2025", load.EVERYWHERE, BHYT)  # the largest numbers
    values = opened(document)
    cells = len(values["areas"]) * len(values["periods"])

    assert cells == 153 * 11
    assert len(document.gzipped) < BYTES_A_CELL * cells


def test_the_caption_says_where_the_values_come_from_and_that_outlines_are_invented():
    caption = opened(map_documents.values("2025", "22", BHYT))["caption"]

    assert caption.startswith("Nguồn: Số liệu minh hoạ")
    assert caption.endswith("Ranh giới minh hoạ")
    assert re.search(r"Cập nhật \d\d/\d\d/20\d\d", caption)


# --- outlines ------------------------------------------------------------------------------------


def test_outlines_name_every_commune_with_its_former_district(register: AreaRegister):
    outlines = opened(map_documents.geometry("2025", "24"))
    communes = register.communes("2025", "24")

    assert [a["code"] for a in outlines["areas"]] == [c.code for c in communes]
    assert [a["name"] for a in outlines["areas"]] == [c.name for c in communes]
    by_code = {a["code"]: a["group"] for a in outlines["areas"]}
    assert by_code["09292"] == "259"
    assert outlines["groups"]["259"] == "Thị xã Quế Võ (cũ)"
    assert set(by_code.values()) == set(outlines["groups"])


def test_before_the_reform_a_district_is_not_called_former():
    outlines = opened(map_documents.geometry("2024", "27"))

    assert outlines["groups"]["259"] == "Thị xã Quế Võ"


def test_every_outline_belongs_to_a_commune_of_the_document():
    outlines = opened(map_documents.geometry("2025", "22"))
    drawn = [shape["id"] for shape in outlines["topology"]["objects"]["areas"]["geometries"]]

    assert len(drawn) == len(set(drawn)) == 54
    assert set(drawn) <= {a["code"] for a in outlines["areas"]}


def test_a_document_is_named_by_its_content():
    for document in (
        map_documents.geometry("2025", "22"),
        map_documents.values("2025", "22", FAMILY),
    ):
        text = gzip.decompress(document.gzipped)
        assert hashlib.sha256(text).hexdigest().startswith(document.content)
        assert len(document.content) == 16


def test_outlines_are_kept_on_disk_and_read_from_there_by_the_next_process(tmp_path, monkeypatch):
    with reading(tmp_path):
        map_documents._geometry.cache_clear()
        first = map_documents.geometry("2025", "22")
        map_documents._geometry.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(map_documents, "_outlines", lambda *_: pytest.fail("drawn again"))
            assert map_documents.geometry("2025", "22") == first
        (kept,) = (tmp_path / "geometry").iterdir()
        assert kept.read_bytes() == first.gzipped
    map_documents._geometry.cache_clear()


def test_without_boundaries_there_is_a_list_and_nothing_to_draw(tmp_path, monkeypatch):
    monkeypatch.setenv("YTCS_BOUNDARIES", str(tmp_path))
    load.boundaries.cache_clear()
    try:
        with reading(tmp_path / "var"):
            outlines = opened(map_documents.geometry("2025", "22"))
            caption = opened(map_documents.values("2025", "22", BHYT))["caption"]
    finally:
        load.boundaries.cache_clear()

    assert len(outlines["areas"]) == 54
    assert outlines["topology"]["objects"]["areas"]["geometries"] == []
    assert caption == "Nguồn: chưa có số liệu"


def test_threads_that_need_the_same_outlines_at_once_all_get_them(
    tmp_path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(map_documents, "_outlines", lambda *_: b"{}" * 10_000)
    load.boundaries("2025")
    for attempt in range(10):
        with reading(tmp_path / str(attempt)):
            load.store()
            map_documents._geometry.cache_clear()
            start = Barrier(8)

            def ask(_number: int, start: Barrier = start) -> str:
                start.wait()
                return map_documents.geometry("2025", "22").content

            with ThreadPoolExecutor(8) as pool:
                assert len(set(pool.map(ask, range(8)))) == 1
    map_documents._geometry.cache_clear()
