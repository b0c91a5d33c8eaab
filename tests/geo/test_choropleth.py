"""The map's Python half; of its JavaScript, what can be known without a browser."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest

from geo import choropleth
from geo.choropleth import SCRIPTS, Choice, Era, assets, build_choice, build_map
from geo.thumbnail import PATTERNS

OLD = Era("2024", "/geometry/a.json?key=1", "/values/b.bin?key=2", "/values/b.json?key=5")
NEW = Era("2025", "/geometry/c.json?key=3", "/values/d.bin?key=4", "/values/d.json?key=6")
CHOICE = Choice((OLD, NEW), "2025", "2026-10", "24", "09292", "259", "", "Lỗi")
FOLDER = Path(choropleth.__file__).parent


def script(canvas) -> str:
    """The script of a map or layer as streamlit-folium sends it."""
    return canvas.get_root().script.render()


def render(choice: Choice) -> str:
    canvas = build_map(str)
    build_choice(choice).add_to(canvas)
    canvas.render()
    return script(canvas)


def test_assets_are_named_by_their_content_and_leaflet_comes_first():
    names = list(assets())

    assert [name.split("-")[0] for name in names] == ["leaflet", "leaflet", "choropleth", "map"]
    for name, content in assets().items():
        assert hashlib.sha256(content).hexdigest()[:12] in name
        assert content


def test_a_changed_script_gets_another_name(tmp_path, monkeypatch):
    for file in FOLDER.glob("*.*s"):
        (tmp_path / file.name).write_bytes(file.read_bytes() + b"\n/* changed */\n")
    monkeypatch.setattr(choropleth, "__file__", str(tmp_path / "__init__.py"))

    assert {name.split("-")[0] for name in set(assets.__wrapped__()) - set(assets())} == {
        "choropleth",
        "map",
    }


def test_missing_leaflet_is_told_by_its_name(monkeypatch):
    monkeypatch.setattr(choropleth, "find_spec", lambda _name: None)

    with pytest.raises(ModuleNotFoundError, match="django-js-lib-leaflet"):
        assets.__wrapped__()


def test_the_map_loads_its_own_scripts_and_asks_no_other_host():
    canvas = build_map(lambda name: f"/assets/{name}")
    page = canvas.get_root().render()
    loaded = re.findall(
        r"<script src=\"([^\"]+)\"|<link rel=\"stylesheet\" href=\"([^\"]+)\"", page
    )

    assert [js or css for js, css in loaded] == [
        f"/assets/{name}" for name in sorted(assets(), key=lambda name: name.endswith(".css"))
    ]
    assert not re.search(r"(src|href)=\"(https?:)?//", page)
    assert "L.tileLayer" not in page


def test_the_script_of_the_map_says_nothing_of_the_choice():
    """So it stays the same text, and the map stays mounted, whatever a reader chooses."""
    first, second = build_map(str), build_map(str)
    first.render()
    second.render()

    assert first.get_name() != second.get_name()
    assert script(first).replace(first.get_name(), "") == script(second).replace(
        second.get_name(), ""
    )


def test_the_choice_is_one_call_with_addresses_and_codes():
    (call,) = re.findall(r"ytcs\.show\(map_\w+, (\{.*\})\);", render(CHOICE))

    told = json.loads(call)
    assert told.pop("eras") == [list(OLD), list(NEW)]
    assert told.items() <= asdict(CHOICE).items()
    assert len(call) < 450


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", '");alert("'])
def test_text_in_a_choice_stays_text(text: str):
    rendered = render(replace(CHOICE, area=text))

    (call,) = re.findall(r"ytcs\.show\(map_\w+, (\{.*\})\);", rendered)
    assert json.loads(call)["area"] == text
    assert "</script>" not in rendered


# --- the script, read as text -------------------------------------------------------------------


@pytest.fixture(scope="module")
def source() -> str:
    return assets()[next(name for name in assets() if name.startswith("map-"))].decode()


def test_every_script_of_the_folder_travels(source: str):
    assert {file.stem for file in FOLDER.glob("*.js")} == set(SCRIPTS)
    for file in FOLDER.glob("*.js"):
        assert file.read_text("utf-8") in source


def test_the_script_reads_no_field_that_a_choice_does_not_have(source: str):
    read = set(re.findall(r"\bchoice\.(\w+)", source))

    assert read == {field.name for field in fields(Choice)}


def test_map_and_small_map_know_the_same_patterns(source: str):
    body = source.split("const PAINTERS = {")[1].split("\n  };")[0]

    assert set(re.findall(r"^    (\w+): \(", body, re.MULTILINE)) == set(PATTERNS)


@pytest.mark.parametrize(
    "way", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "bindPopup"]
)
def test_text_never_enters_the_page_as_html(source: str, way: str):
    assert way not in source


def test_the_script_asks_only_addresses_that_it_was_given(source: str):
    assert re.findall(r"fetch\(([^)]*)\)", source) == ["address"]
    assert set(re.findall(r"ytcs\.outlines\(([^)]*)\)", source)) == {
        "address",
        "now.geometry",
        "era.geometry",
    }
    assert set(re.findall(r"ytcs\.values\(([^)]*)\)", source)) == {
        "address",
        "now.values",
        "era.values",
    }
    assert re.findall(r"ytcs\.indicators\(([^)]*)\)", source)[-1] == "era.others"
    # of pictures the name of their language, which nobody fetches
    assert "http" not in source.replace("http://www.w3.org/2000/svg", "")


def test_braces_in_a_choice_stay_text():
    """folium renders what it is given once more as a template."""
    rendered = render(replace(CHOICE, area="{{ 7 * 7 }}"))

    (call,) = re.findall(r"ytcs\.show\(map_\w+, (\{.*\})\);", rendered)
    assert json.loads(call)["area"] == "{{ 7 * 7 }}"
