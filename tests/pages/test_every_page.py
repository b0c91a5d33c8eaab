"""What holds on every page: it opens, it has the same frame, and the choice goes along."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import load
from ytcs_data.views.frame import MENU, NEEDS

BHYT = "shi_coverage_pct"
CHOSEN = {
    "vintage": "2025",
    "province": "24",
    "district": "259",
    "indicator": BHYT,
    "period": "2026-10",
    "basis": "rebuilt",
}

# Pages that show an indicator of their own instead.
OTHER_THEMES = ("pages/doctors.py", "pages/family_doctor.py", "pages/criteria.py")

# What the menu names to a reader who is not signed in.
FOR_ALL = [label for page, label in MENU.items() if page not in NEEDS]

# One explains how to send the first file, the others ask who is there.
WITHOUT_FIGURES = ("pages/upload.py", "pages/indicators.py", *NEEDS)

Open = Callable[..., AppTest]


@pytest.fixture
def visit(sample) -> Open:  # noqa: F811, ARG001 - the fixture above
    """Open a page by a link, in a session of its own, with the sample in the store."""

    def opened(page: str, **query: str) -> AppTest:
        return follow(AppTest.from_file(ROOT / "app.py", default_timeout=60), page, **query)

    return opened


def follow(app: AppTest, page: str, **query: str) -> AppTest:
    """Go to a page with this and nothing else in the address bar."""
    app.query_params.clear()
    app.query_params.update(query)
    app.switch_page(page).run()
    assert not app.exception
    assert not app.error
    return app


def links(app: AppTest) -> dict[str, dict[str, str]]:
    """Links of the sidebar by their text: page and codes."""
    return {
        link.proto.label: {
            "page": link.proto.page,
            **{name: code for name, (code,) in parse_qs(link.proto.query_string).items()},
        }
        for link in app.sidebar
        if link.type == "page_link"
    }


def said(app: AppTest) -> str:
    return "\n".join(part.value for part in (*app.markdown, *app.caption, *app.info))


# --- empty and filled ----------------------------------------------------------------------------


def test_the_menu_names_every_page_there_is():
    pages = {f"pages/{file.name}" for file in (ROOT / "pages").glob("*.py")}

    assert set(MENU) == {"app.py", *pages}


@pytest.mark.parametrize("page", MENU)
def test_a_page_opens_on_an_empty_store_and_says_what_to_do(app: AppTest, page: str):
    app.switch_page(page).run()

    assert not app.exception
    assert app.title[0].value == MENU[page]
    if page not in WITHOUT_FIGURES:
        assert app.info[0].value == "Chưa có số liệu nào trong kho."
        assert "python run.py ytcs import" in said(app)


@pytest.mark.parametrize("page", MENU)
def test_a_page_opens_with_values_by_its_bare_address_and_by_links(visit: Open, page: str):
    app = visit(page)
    assert app.title[0].value == MENU[page]
    assert "Số liệu minh hoạ" in said(app)
    assert "Ranh giới minh hoạ" in said(app)

    for query in ({**CHOSEN, "province": load.EVERYWHERE}, {"period": "2023"}):
        follow(app, page, **query)
        assert app.title[0].value == MENU[page]
        assert "Chưa có số liệu nào trong kho" not in said(app)


# --- the choice ----------------------------------------------------------------------------------


def test_a_link_opens_what_it_names(visit: Open):
    app = visit("pages/trends.py", **CHOSEN)

    assert app.selectbox(key="pick_period").value == "2025 2026-10"
    assert app.selectbox(key="pick_province").value == "24"
    assert app.selectbox(key="pick_district").value == "259"
    assert app.selectbox(key="pick_indicator").value == BHYT
    assert "**Tỉnh Bắc Ninh · Thị xã Quế Võ (cũ) · tháng 10/2026**" in said(app)


def test_the_address_bar_says_all_of_it_also_when_the_link_did_not(visit: Open):
    app = visit("pages/trends.py", province="24")

    assert app.query_params == {
        "vintage": "2025",
        "province": "24",
        "indicator": "chs_with_permanent_doctor_pct",
        "period": "2026-10",
        "basis": "reported",
    }


@pytest.mark.parametrize("page", MENU)
def test_a_wrong_link_opens_the_page_all_the_same(visit: Open, page: str):
    app = visit(
        page,
        vintage="x",
        province="<b>",
        district="'",
        area="😀",
        indicator="../../etc",
        period="2025-99",
        utm_source="mail",
    )

    assert app.title[0].value == MENU[page]
    assert "<b>" not in said(app)


def test_a_link_to_a_commune_of_a_province_without_values_opens_the_page(visit: Open):
    assert visit("pages/profile.py", province="01", area="00070").title


@pytest.mark.parametrize("first", ["app.py", "pages/map.py"])
def test_what_is_chosen_goes_along_to_every_other_page_and_back(visit: Open, first: str):
    app = visit(first)
    app.selectbox(key="pick_province").select("24").run()
    app.selectbox(key="pick_district").select("259").run()
    app.selectbox(key="pick_indicator").select(BHYT).run()
    app.selectbox(key="pick_period").select("2025 2026-09").run()

    for page in [*(page for page in MENU if page not in OTHER_THEMES), first]:
        follow(app, page)
        assert app.query_params == {**CHOSEN, "period": "2026-09"}, page
        assert app.selectbox(key="pick_district").value == "259"
        assert app.selectbox(key="pick_period").value == "2025 2026-09"


def test_the_menu_carries_the_choice_in_its_links(visit: Open):
    menu = links(visit("pages/map.py", **CHOSEN))

    assert list(menu)[: len(FOR_ALL)] == FOR_ALL
    for label in FOR_ALL:
        assert {k: v for k, v in menu[label].items() if k != "page"} == CHOSEN


def test_a_link_followed_in_the_same_session_wins_over_what_was_chosen_before(visit: Open):
    app = visit("pages/trends.py", **CHOSEN)

    follow(app, "pages/trends.py", **{**CHOSEN, "province": "22", "district": "193"})

    assert app.selectbox(key="pick_province").value == "22"
    assert app.selectbox(key="pick_district").value == "193"


def test_what_a_reader_picks_wins_over_the_address_it_came_by(visit: Open):
    app = visit("pages/trends.py", **CHOSEN)

    app.selectbox(key="pick_district").select("256").run()

    assert app.query_params["district"] == "256"
    assert app.selectbox(key="pick_district").value == "256"


def test_another_province_leaves_the_district(visit: Open):
    app = visit("pages/trends.py", **CHOSEN)

    app.selectbox(key="pick_province").select("22").run()

    assert app.selectbox(key="pick_district").value == ""
    assert "district" not in app.query_params
    app.selectbox(key="pick_province").select(load.EVERYWHERE).run()
    boxes = ["pick_period", "pick_province", "pick_indicator", "pick_basis"]
    assert [box.key for box in app.selectbox] == boxes


def test_a_period_before_the_reform_opens_the_place_as_it_was(visit: Open):
    """Bắc Ninh of today was two provinces; they are shown together."""
    app = visit("pages/trends.py", **{**CHOSEN, "district": "", "basis": "reported"})

    app.selectbox(key="pick_period").select("2024 2023").run()

    assert app.query_params["province"] == "2025-24"
    assert app.selectbox(key="pick_province").value == "2025-24"
    assert "**Tỉnh Bắc Ninh (địa bàn hiện nay) · năm 2023**" in said(app)
    app.selectbox(key="pick_period").select("2025 2025").run()
    assert app.query_params["province"] == "24"
    assert "**Tỉnh Bắc Ninh · năm 2025**" in said(app)


def test_periods_and_districts_are_offered_by_their_names(visit: Open):
    app = visit("app.py", **CHOSEN)

    assert app.selectbox(key="pick_period").options[0] == "Tháng 10/2026 · từ 01/7/2025"
    assert "6 tháng đầu năm 2025 · dựng lại" in app.selectbox(key="pick_period").options
    assert app.selectbox(key="pick_province").options == [
        *("Tỉnh Quảng Ninh", "Tỉnh Bắc Ninh", "Tất cả các tỉnh có số liệu"),
        *("Tỉnh Bắc Giang (địa bàn cũ)", "Tỉnh Bắc Ninh (địa bàn cũ)"),
    ]
    assert "Thị xã Quế Võ (cũ)" in app.selectbox(key="pick_district").options
    assert "Bao phủ BHYT" in app.selectbox(key="pick_indicator").options


def test_a_reader_chooses_on_which_areas_the_past_stands(visit: Open):
    app = visit("pages/map.py", **{**CHOSEN, "period": "2023"})
    assert app.selectbox(key="pick_period").value == "2025 2023"
    assert "Dựng lại trên xã hiện nay từ số liệu của các xã cũ" in said(app)

    app.selectbox(key="pick_basis").select("reported").run()

    assert app.query_params["basis"] == "reported"
    assert (app.query_params["vintage"], app.query_params["province"]) == ("2024", "2025-24")
    assert app.selectbox(key="pick_period").value == "2024 2023"
    assert "Dựng lại trên xã hiện nay từ số liệu" not in said(app)
    app.selectbox(key="pick_basis").select("rebuilt").run()
    assert dict(app.query_params) == {**CHOSEN, "period": "2023"}


def test_another_indicator_brings_its_usual_basis_but_never_other_areas(visit: Open):
    status = "communes_meeting_national_criteria_pct"
    app = visit("pages/map.py", **CHOSEN)
    app.selectbox(key="pick_indicator").select(status).run()
    assert app.query_params["basis"] == "reported"

    past = visit("pages/map.py", **{**CHOSEN, "period": "2023"})
    past.selectbox(key="pick_indicator").select(status).run()
    assert (past.query_params["basis"], past.query_params["vintage"]) == ("rebuilt", "2025")


# --- search --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("phu lang", "Xã Phù Lãng, Bắc Ninh"),
        ("chau phong", "Xã Phù Lãng, Bắc Ninh (gồm Xã Châu Phong cũ)"),
    ],
)
def test_the_search_links_to_the_profile_of_the_commune(visit: Open, typed: str, label: str):
    app = visit("pages/map.py", **CHOSEN)

    app.text_input(key="search").set_value(typed).run()

    link = links(app)[label]
    assert (link["page"], link["area"], link["province"]) == ("profile", "09292", "24")
    assert (link["period"], link["indicator"]) == ("2026-10", BHYT)
    del link["page"]
    profile = visit("pages/profile.py", **link)
    assert "Xã Phù Lãng" in [header.value for header in profile.header]


def test_a_name_nobody_has_is_said_to_be_unknown(visit: Open):
    app = visit("app.py")

    app.text_input(key="search").set_value("qwzx").run()

    assert "Không có xã, phường nào tên như vậy" in said(app)
    assert len(links(app)) == len(FOR_ALL)


# --- faults --------------------------------------------------------------------------------------


def test_a_page_that_fails_tells_a_number_and_the_log_has_the_rest(caplog):
    def fail() -> None:
        from ytcs_data.views.notices import show_failure

        show_failure(ValueError("/secret/place"))

    with caplog.at_level(logging.ERROR, logger="ytcs.pages"):
        app = AppTest.from_function(fail).run()

    assert "/secret/place" not in app.error[0].value
    (number,) = {record.args[0] for record in caplog.records if record.name == "ytcs.pages"}
    assert number in app.error[0].value
    assert "/secret/place" in caplog.text


def test_each_page_opened_is_a_line_in_the_log(visit: Open, caplog):
    with caplog.at_level(logging.INFO, logger="ytcs.pages"):
        visit("pages/trends.py", **CHOSEN)

    assert f"page 'Xu hướng' 2025 24 259 {BHYT} 2026-10" in caplog.text
