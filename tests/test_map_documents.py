"""What the map fetches, unpacked and read as the browser reads it."""

from __future__ import annotations

import gzip
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from geo.areas import AreaRegister
from tests.map_reading import values_of
from tests.sample_store import reading, reported, sample  # noqa: F401 - a fixture
from ytcs_data import load, map_documents, map_values
from ytcs_data.map_documents import Document

pytestmark = pytest.mark.usefixtures("sample")

BHYT, FAMILY = "shi_coverage_pct", "communes_with_family_doctor_model_pct"


def opened(document: Document) -> dict:
    return json.loads(gzip.decompress(document.gzipped))


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


def test_outlines_kept_on_disk_are_made_anew_when_a_former_district_changes(tmp_path, monkeypatch):
    """New shares of divided communes may move a commune of today to another former district."""
    with reading(tmp_path):
        map_documents._geometry.cache_clear()
        before = opened(map_documents.geometry("2025", "22"))
        moved = {area["code"]: "199" for area in before["areas"]}

        map_documents._geometry.cache_clear()
        monkeypatch.setattr(load, "groups", lambda *_place: moved)
        after = opened(map_documents.geometry("2025", "22"))

    map_documents._geometry.cache_clear()
    assert {area["group"] for area in after["areas"]} == {"199"} != set(before["groups"])


def test_a_document_is_named_by_its_content():
    for document in (
        map_documents.geometry("2025", "22"),
        map_values.values("2025", "22", FAMILY),
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
    with reading(tmp_path / "var"):  # which also forgets the boundaries, before and after
        outlines = opened(map_documents.geometry("2025", "22"))
        caption = values_of(map_values.values("2025", "22", BHYT))["caption"]

    assert len(outlines["areas"]) == 54
    assert outlines["topology"]["objects"]["areas"]["geometries"] == []
    assert caption == "Nguồn: chưa có số liệu"


def test_threads_that_need_the_same_outlines_at_once_all_get_them(
    tmp_path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(map_documents, "_outlines", lambda *_: b"{}" * 10_000)
    load.boundaries("2025")
    for attempt in range(10):
        monkeypatch.setenv("YTCS_VAR", str(tmp_path / str(attempt)))
        map_documents._geometry.cache_clear()
        start = Barrier(8)

        def ask(_number: int, start: Barrier = start) -> str:
            start.wait()
            return map_documents.geometry("2025", "22").content

        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(ask, range(8)))) == 1
        assert len(list((tmp_path / str(attempt) / "geometry").iterdir())) == 1
    map_documents._geometry.cache_clear()


# --- stations and points -------------------------------------------------------------------------


def open_on(document: dict, day: str) -> list[str]:
    rows = document["stations"]
    return [kind for _n, kind, _a, _y, _x, first, last in rows if first <= day <= last]


def test_stations_come_with_place_and_days_and_each_period_with_its_last():
    before = opened(map_documents.stations("2024", "2025-22"))
    since = opened(map_documents.stations("2025", "22"))

    assert dict(before["ends"])["2025-H1"] == "2025-06-30"
    assert dict(since["ends"])["2025"] == "2025-12-31"
    assert open_on(before, "2025-06-30").count("station") == 171
    assert open_on(since, "2026-10-31").count("station") == 55
    assert open_on(since, "2026-10-31").count("point") == 92
    assert before["illustrative"] is since["illustrative"] is True
    name, kind, area, north, east, first, last = next(
        one for one in since["stations"] if one[2] == "06994"
    )
    assert (name, kind, area) == ("Trạm y tế đặc khu Vân Đồn", "station", "06994")
    assert (first, last) == ("2025-07-01", "9999-12-31")
    assert (north, east) == (pytest.approx(21.07, abs=0.02), pytest.approx(107.42, abs=0.02))


def test_a_place_without_a_register_has_no_stations_on_the_map(tmp_path):
    assert map_documents.has_stations("2025", "22")
    with reading(tmp_path):
        assert not map_documents.has_stations("2025", "22")
        assert opened(map_documents.stations("2025", "22"))["stations"] == []
