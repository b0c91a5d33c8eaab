"""The answers that are no pages: only what was handed out, compressed, to be kept for ever."""

from __future__ import annotations

import gzip
import json
import logging
import re
import threading

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.choropleth import assets
from tests.map_reading import unpacked
from tests.sample_store import reading, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import load, map_documents, map_values, routes
from ytcs_data.accounts.signing import sign
from ytcs_data.routes import MIDDLEWARE, ROUTES

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
FOR_EVER = "private, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Faults of the server reach the test; nobody has to read them from a page."""
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


def outlines_path(scope: str = "22") -> str:
    return f"/geometry/2025/{scope}/{map_documents.geometry('2025', scope).content}.json"


def values_path(scope: str = "22") -> str:
    content = map_values.values("2025", scope, BHYT).content
    return f"/values/2025/{scope}/{BHYT}/reported/{content}.bin"


def stations_path(scope: str = "22") -> str:
    return f"/stations/2025/{scope}/{map_documents.stations('2025', scope).content}.json"


def indicators_path() -> str:
    return f"/values/2025/22/reported/{load.version()}.json"


# --- health and assets ---------------------------------------------------------------------------


def test_health_tells_the_version_of_the_data(client: TestClient):
    answer = client.get("/health")

    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "ok", "data_version": load.version()},
    )


def test_the_version_is_told_to_open_pages_and_not_kept(client: TestClient, monkeypatch, caplog):
    monkeypatch.setattr(routes, "_asked_at", -1.0)
    with caplog.at_level(logging.INFO, logger="ytcs.requests"):
        answer = client.get("/version")

    assert (answer.text, answer.headers["cache-control"]) == (str(load.version()), "no-store")
    assert "/version" not in caplog.text


def test_many_open_pages_ask_the_store_once_a_moment(client: TestClient, monkeypatch):
    asked = []
    monkeypatch.setattr(routes, "_asked_at", -1.0)
    monkeypatch.setattr(routes.load, "version", lambda: asked.append(1) or 77)

    assert [client.get("/version").text for _ in range(20)] == ["77"] * 20
    assert len(asked) <= 2


def test_without_an_answering_store_health_says_so_and_no_more(client, monkeypatch, caplog):
    def fail() -> int:
        raise OSError("/secret/place/ytcs.db is broken")

    monkeypatch.setattr(routes.load, "version", fail)
    with caplog.at_level(logging.ERROR, logger="ytcs.requests"):
        answer = client.get("/health")

    assert (answer.status_code, answer.json()) == (503, {"status": "store does not answer"})
    assert "secret" not in answer.text


def test_each_script_and_style_of_the_map_is_sent_whole_and_may_be_kept(client: TestClient):
    kinds = {"js": "text/javascript", "css": "text/css"}
    for name, content in assets().items():
        answer = client.get(f"/assets/{name}")
        assert answer.status_code == 200
        assert answer.content == content
        assert answer.headers["content-type"].startswith(kinds[name.rsplit(".")[-1]])
        assert answer.headers["cache-control"] == FOR_EVER


@pytest.mark.parametrize(
    "name", ["leaflet.js", "choropleth-000000000000.js", "..%2F..%2Fapp.py", "%2e%2e", "x"]
)
def test_there_are_no_other_assets(client: TestClient, name: str):
    assert client.get(f"/assets/{name}").status_code == 404


# --- outlines and values -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "kind"),
    [(outlines_path, "application/json"), (values_path, "application/octet-stream")],
)
def test_a_signed_address_gives_the_document_compressed_and_for_ever(
    client: TestClient, path, kind: str
):
    with client.stream("GET", sign(path())) as answer:
        packed = b"".join(answer.iter_raw())

    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == FOR_EVER
    assert answer.headers["content-type"] == kind
    assert int(answer.headers["content-length"]) == len(packed)
    content = gzip.decompress(packed)
    whole = json.loads(content) if kind.endswith("json") else unpacked(content)
    assert len(whole["areas"]) == 54


def test_the_list_of_indicators_leads_to_the_values_of_each(client: TestClient):
    answer = client.get(sign(indicators_path()))

    assert answer.headers["cache-control"] == "no-store"  # it says what holds now
    assert [one["id"] for one in answer.json()] == list(load.catalogue().indicators)
    for one in answer.json():
        found = client.get(one["values"])
        assert unpacked(found.content)["title"] == one["title"]


def test_stations_are_sent_from_a_signed_address_and_gone_when_they_have_changed(
    client: TestClient,
):
    answer = client.get(sign(stations_path()))
    assert answer.headers["cache-control"] == FOR_EVER
    found = answer.json()["stations"]
    since = [station for station in found if station[5] >= "2025-07-01"]  # its first day
    assert len(since) == 55 + 92
    assert len(found) > len(since)  # those of before, for the past of today's map

    other = re.sub(r"\w+\.json", "0000000000000000.json", stations_path())
    assert client.get(sign(other)).status_code == 410


@pytest.mark.parametrize("path", [outlines_path, values_path, indicators_path, stations_path])
def test_without_a_key_or_with_a_wrong_one_there_is_no_access(client: TestClient, path):
    for key in ("", "?key=", f"?key={'0' * 32}", "?key=%ff%00", "?other=1"):
        answer = client.get(path() + key)
        assert (answer.status_code, answer.text) == (403, "no access")
        assert "immutable" not in answer.headers.get("cache-control", "")


def test_the_key_of_one_address_opens_no_other(client: TestClient):
    path, _mark, key = sign(values_path()).partition("?")
    tampered = [
        path.replace("/22/", "/24/"),
        path.replace("/22/", "/99/"),
        path.replace("/22/", "/x'%20OR%201/"),
        path.replace("2025", "1900"),
        path.replace(BHYT, "communes_with_family_doctor_model_pct"),
        path.replace(BHYT, "nonsense"),
        re.sub(r"\w+\.bin", "0000000000000000.bin", path),
        outlines_path(),
    ]
    for other in tampered:
        assert client.get(f"{other}?{key}").status_code == 403, other


def test_an_address_of_data_that_have_changed_is_gone(client: TestClient, tmp_path):
    usual = {"vintage": "2025", "period": "2026-10", "area_code": "06967"}
    with reading(tmp_path):
        people = rows({**usual, "measure": "population", "value": 1000})
        load.store().commit(people, file_name="a.csv", sha256="a")
        address = sign(values_path())
        assert client.get(address).status_code == 200

        insured = rows({**usual, "measure": "insured", "value": 900})
        load.store().commit(insured, file_name="b.csv", sha256="b")

        answer = client.get(address)
        assert answer.status_code == 410
        assert "immutable" not in answer.headers.get("cache-control", "")
        assert client.get(sign(values_path())).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(client: TestClient, method: str):
    for path in ("/health", sign(values_path())):
        assert client.request(method, path).status_code == 405


def test_several_readers_get_the_same_at_once(client: TestClient):
    address, answers = sign(values_path("24")), []
    readers = [
        threading.Thread(target=lambda: answers.append(client.get(address).content))
        for _ in range(4)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    assert len(answers) == 4
    assert len(set(answers)) == 1


# --- the log -------------------------------------------------------------------------------------


def test_each_request_is_one_line_with_status_and_time_and_without_its_key(client, caplog):
    with caplog.at_level(logging.INFO, logger="ytcs.requests"):
        caplog.clear()
        client.get("/health")
        client.get(values_path() + "?key=abcdefgh")

    lines = [record.getMessage() for record in caplog.records if record.name == "ytcs.requests"]
    assert re.fullmatch(r"GET /health 200 \d+\.\d ms", lines[0])
    assert re.fullmatch(rf"GET {re.escape(values_path())} 403 \d+\.\d ms", lines[1])
    assert len(lines) == 2


def test_a_request_that_fails_is_logged_too(caplog):
    async def broken(_request):
        raise ValueError("broken")

    app = Starlette(routes=[routes.Route("/broken", broken)], middleware=MIDDLEWARE)
    with caplog.at_level(logging.INFO, logger="ytcs.requests"):
        answer = TestClient(app, raise_server_exceptions=False).get("/broken")

    assert answer.status_code == 500
    assert "GET /broken 0 " in caplog.text
