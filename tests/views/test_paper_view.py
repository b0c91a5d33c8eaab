"""A picture on paper says what the screen says, and costs nothing until it is asked for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import figures, legend, load
from ytcs_data.place_names import district_name
from ytcs_data.reports.paper import KINDS, PAPERS
from ytcs_data.states import COUNTED
from ytcs_data.views import paper_view, paper_words
from ytcs_data.views.area_table import area_rows, drawn
from ytcs_data.views.paper_words import chart_on_paper, map_on_paper
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import summarise
from ytcs_data.views.trend_series import trend_rows
from ytcs_data.words import number

pytestmark = pytest.mark.usefixtures("sample")

SVG = "{http://www.w3.org/2000/svg}"
PERIOD = "2026-10"
BHYT, CRITERIA, NO_TARGET = (
    "shi_coverage_pct",
    "communes_meeting_national_criteria_pct",
    "chs_doctors_per_10000",
)


def chosen(indicator: str = BHYT, district: str = "") -> Selection:
    return Selection("2025", "24", district, "", indicator, PERIOD)


def said(picture: str) -> str:
    """All texts of a picture; a text that went on in the next line is one text."""
    return " ".join(
        "".join(text.itertext()) for text in ElementTree.fromstring(picture).iter(f"{SVG}text")
    )


def named(picture: str) -> list[str]:
    """Names on a map with their values; the lines of each are one text."""
    groups = ElementTree.fromstring(picture).iter(f"{SVG}g")
    names = [name for group in groups if group.get("paint-order") for name in group]
    return [" ".join(str(line.text) for line in name) for name in names]


def trend(selection: Selection):
    return trend_rows(selection, load.catalogue().indicators[selection.indicator], [])


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No boundaries at all."""
    monkeypatch.setenv("YTCS_BOUNDARIES", str(tmp_path))
    load.forget()
    yield
    monkeypatch.undo()
    load.forget()


# --- the same as on the screen -------------------------------------------------------------------


@pytest.mark.parametrize("indicator", [BHYT, CRITERIA, NO_TARGET])
@pytest.mark.parametrize("in_district", [False, True])
def test_a_map_counts_and_names_the_classes_of_the_list_beside_it(indicator, in_district):
    selection = chosen(indicator, next(iter(load.districts("2025", "24"))) if in_district else "")
    found = load.catalogue().indicators[indicator]
    target = figures.leading_target(found, "2025", "24")
    counts = area_rows(selection)["class_id"].value_counts()

    words = said(map_on_paper(selection, "a4"))

    for entry in legend.entries(found, target):
        if entry.always or entry.id in counts:
            assert f"{entry.label} {number(counts.get(entry.id, 0))}" in words
        else:
            assert entry.label not in words
    assert legend.rule(target, found, load.catalogue()) in words
    assert drawn(selection) in words
    assert summarise(selection, found).value in words


@pytest.mark.parametrize("indicator", [BHYT, CRITERIA, NO_TARGET])
@pytest.mark.parametrize("in_district", [False, True])
def test_names_and_values_on_a_map_are_those_of_the_list_beside_it(indicator, in_district):
    selection = chosen(indicator, next(iter(load.districts("2025", "24"))) if in_district else "")
    found = load.catalogue().indicators[indicator]
    rows = area_rows(selection).set_index("area_code")
    wanted = {}
    for code, row in rows.iterrows():
        words = [load.register()[code, "2025"].name.split(" ", 1)[1]]
        if row["state"] in COUNTED and not found.is_yes_no:
            unit = "" if "/" in found.unit else f" {found.unit}"
            words.append(number(row["value"], found.decimals) + unit)
        wanted[code] = words

    names = paper_words._labels("2025", found, area_rows(selection))
    drawn_names = named(map_on_paper(selection, "a3"))

    assert {c: [t for t in (n.name, n.value) if t] for c, n in names.items()} == wanted
    assert len(drawn_names) == len(wanted) if in_district else len(drawn_names) > 40
    possible = {" ".join(words) for words in wanted.values()} | {w[0] for w in wanted.values()}
    assert set(drawn_names) <= possible


def test_an_area_that_has_not_reported_has_a_name_and_no_value():
    rows = area_rows(chosen())
    silent = rows[~rows["state"].isin(COUNTED)]["area_code"]

    names = paper_words._labels("2025", load.catalogue().indicators[BHYT], rows)

    assert len(silent) > 0
    assert all(names[code].name and not names[code].value for code in silent)


def test_a_number_stands_alone_where_the_unit_says_per_what():
    per = load.catalogue().indicators[NO_TARGET]

    assert "/" in per.unit
    assert paper_words._said(1.234, per) == "1,23"
    assert paper_words._said(94.55, load.catalogue().indicators[BHYT]) == "94,6 %"


def test_a_window_is_called_by_what_is_in_it():
    called = paper_words._far_islands

    assert called({"20333", "22736"}) == "Hoàng Sa và Trường Sa"
    assert called({"20333"}) == "Hoàng Sa"
    assert called({"22737"}) == "Trường Sa"


def test_a_map_says_where_and_when_from_which_data_and_that_they_are_invented():
    district = next(iter(load.districts("2025", "24")))

    words = said(map_on_paper(chosen(district=district), "16x9"))

    assert f"{district_name(district, '2025')}, Tỉnh Bắc Ninh · tháng 10/2026" in words
    assert "Số liệu minh hoạ · Ranh giới minh hoạ" in words
    assert f"Phiên bản số liệu {load.version()} · Cập nhật" in words


def test_each_area_has_the_colour_of_its_class():
    selection = chosen(CRITERIA)
    rows = area_rows(selection)
    root = ElementTree.fromstring(map_on_paper(selection, "a4"))
    filled = [path.get("fill") for path in root.iter(f"{SVG}path")]

    assert filled.count(legend.YES) == (rows["class_id"] == "yes").sum()
    assert filled.count(legend.NO) == (rows["class_id"] == "no").sum()


def test_a_district_fills_the_map_and_its_neighbours_have_no_class():
    district, members = next(iter(load.districts("2025", "24").items()))
    whole, part = (paper_words._picture("2025", "24", code, "a4") for code in ("", district))

    assert part.km > whole.km
    assert set(members) <= set(part.areas) <= set(whole.areas)


def test_which_commune_is_looked_at_changes_nothing():
    area = area_rows(chosen())["area_code"].iloc[0]

    assert map_on_paper(replace(chosen(), area=area), "a4") == map_on_paper(chosen(), "a4")


def test_a_chart_says_its_rule_its_span_and_the_break_of_the_reform():
    words = said(chart_on_paper(chosen(), trend(chosen()), "a4"))

    assert "Tỉnh Bắc Ninh" in words
    assert " – tháng 10/2026" in words
    assert "Mục tiêu: từ 95 % trở lên" in words
    assert "không nối với nhau" in words
    assert "Số liệu minh hoạ" in words
    assert "Ranh giới minh hoạ" not in words


@pytest.mark.parametrize("indicator", [CRITERIA, NO_TARGET])
def test_a_chart_without_a_target_or_of_a_status_can_be_drawn(indicator):
    selection = chosen(indicator)

    assert "Tỉnh Bắc Ninh" in said(chart_on_paper(selection, trend(selection), "16x9"))


@pytest.mark.usefixtures("elsewhere")
def test_a_map_without_borders_is_a_sentence():
    words = said(map_on_paper(chosen(), "a4"))

    assert paper_words.NO_BORDERS in words
    assert "Vẽ 0/99 đơn vị" in words


# --- the button ----------------------------------------------------------------------------------


def show(**query: str) -> None:
    from ytcs_data.views.paper_view import show_map_paper
    from ytcs_data.views.selection import Selection

    show_map_paper(Selection(**query))


def page(opened: bool, **boxes: str) -> AppTest:
    query = {"district": "", "area": "", **chosen().to_query()}
    app = AppTest.from_function(show, kwargs=query, default_timeout=60)
    app.session_state["map_paper"] = opened
    for key, value in boxes.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def test_while_closed_there_are_no_boxes_and_nothing_is_drawn(monkeypatch):
    monkeypatch.setattr(paper_view, "map_on_paper", lambda *_: pytest.fail("drawn"))

    assert not page(opened=False).selectbox


def test_opened_there_is_one_button_and_still_nothing_is_drawn(monkeypatch):
    monkeypatch.setattr(paper_view, "map_on_paper", lambda *_: pytest.fail("drawn"))

    app = page(opened=True)

    assert [list(box.options) for box in app.selectbox] == [
        list(paper_view.SIZES.values()),
        list(paper_view.FORMATS.values()),
    ]
    assert [button.proto.label for button in app.get("download_button")] == ["Tải về"]


@pytest.mark.usefixtures("elsewhere")
def test_without_borders_it_says_so_and_offers_nothing():
    app = page(opened=True)

    assert app.info[0].value == paper_words.NO_BORDERS
    assert not app.get("download_button")


def test_every_size_and_format_has_a_name_and_a_file():
    assert set(paper_view.SIZES) == set(PAPERS)
    assert set(paper_view.FORMATS) == set(KINDS)


def test_the_file_is_made_when_it_is_asked_for(monkeypatch):
    asked = []

    def keep(_label, data, name, mime, **_more):
        asked.append((data, name, mime))

    monkeypatch.setattr(paper_view.st, "download_button", keep)
    boxes = iter(["16x9", "png"])
    monkeypatch.setattr(paper_view.st, "selectbox", lambda *_a, **_k: next(boxes))
    paper_view._offer("map_paper", chosen(), lambda paper: map_on_paper(chosen(), paper))

    ((data, name, mime),) = asked
    assert name == "map_shi_coverage_pct_24_2026-10_16x9.png"
    assert mime == "image/png"
    assert Image.open(io.BytesIO(data())).size == (1920, 1080)
