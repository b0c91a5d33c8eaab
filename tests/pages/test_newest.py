"""An indicator that is reported a few times a year: what a page says of the months between."""

from __future__ import annotations

from tests.pages.test_profile import QUE_VO, profile, said
from tests.store.rows import rows
from ytcs_data import load

AREA = {"vintage": "2025", "area_code": "09247"}
QUIET = {**QUE_VO, "indicator": "stunting_u5_pct"}


def with_half_a_year(app):
    """Children were measured in June; in October nobody has reported yet."""
    june = {**AREA, "period": "2026-06"}
    table = rows(
        {**june, "measure": "children_u5_measured", "value": 100},
        {**june, "measure": "children_u5_stunted", "value": 12},
    )
    load.store().commit(table, file_name="b.csv", sha256="b")
    return app


def links(app):
    return [link.proto.label for link in app.get("page_link")]


def test_a_map_of_a_month_without_reports_leads_to_the_newest_one(filled):
    app = with_half_a_year(filled)
    app.switch_page("pages/map.py")
    for name, value in QUIET.items():
        app.query_params[name] = value
    app.run()

    assert not app.exception
    assert "Kỳ này chưa nơi nào báo cáo: Trẻ dưới 5 tuổi thấp còi." in said(app)
    assert "Xem kỳ gần nhất có số liệu: tháng 6/2026" in links(app)


def test_a_profile_names_what_nobody_reported_instead_of_a_card_for_each(filled):
    app = profile(with_half_a_year(filled), **QUIET)

    assert "Kỳ này chưa nơi nào báo cáo: Trẻ dưới 5 tuổi thấp còi." in said(app)
    assert "**Trẻ dưới 5 tuổi thấp còi**" not in [part.value for part in app.markdown]
    assert "**Bao phủ BHYT**" in [part.value for part in app.markdown]


def test_where_somebody_reported_nothing_is_said(filled):
    app = profile(with_half_a_year(filled), **{**QUIET, "period": "2026-06"})

    assert "**Trẻ dưới 5 tuổi thấp còi**" in [part.value for part in app.markdown]
    assert "Trẻ dưới 5 tuổi thấp còi." not in said(app)
