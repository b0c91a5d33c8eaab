"""Danh mục chỉ số: the catalogue in words, also before anything was stored."""

from __future__ import annotations

import csv
import io

import pytest

from ytcs_data import load
from ytcs_data.errors import FileRejected
from ytcs_data.ingest.importing import read_and_check
from ytcs_data.views.import_format import register_template, template


@pytest.fixture
def page(app):
    """With the tables of promises and of what is reported open."""
    for name in ("targets", "measures", "datasets", "indicators"):
        app.session_state[f"table_of_{name}"] = True
    app.switch_page("pages/indicators.py")
    app.query_params["indicator"] = "communes_with_family_doctor_model_pct"
    app.run()
    assert not app.exception
    return app


def table(page, column):
    return next(t.value for t in page.dataframe if column in t.value.columns)


def test_every_indicator_is_listed_and_the_chosen_one_is_open(page, catalogue):
    titles = {indicator.title for indicator in catalogue.indicators.values()}
    drawn = {e.label: e.proto.expanded for e in page.expander if e.label in titles}

    assert set(drawn) == titles
    chosen = catalogue.indicators["communes_with_family_doctor_model_pct"]
    assert [label for label, open_ in drawn.items() if open_] == [chosen.title]


def test_an_indicator_is_sent_when_a_reader_opens_it(page, catalogue):
    insured = catalogue.indicators["shi_coverage_pct"]

    def sent():
        fold = next(e for e in page.expander if e.label == insured.title)
        return "\n".join(part.value for part in (*fold.markdown, *fold.caption))

    assert sent() == ""

    page.session_state["about_shi_coverage_pct_False"] = True
    page.run()

    assert "100 × số" in sent()
    assert insured.definition in sent()


def test_an_indicator_says_how_it_is_calculated_and_who_promised_what(page):
    opened = next(e for e in page.expander if e.proto.expanded)
    text = "\n".join(part.value for part in (*opened.markdown, *opened.caption))

    assert "100 × số" in text
    assert "**từ 30 % trở lên**, hạn 31/12/2030, Tỉnh Hậu Giang" in text
    assert "“Phấn đấu phát triển mô hình bác sĩ gia đình tối thiểu 30% xã" in text
    assert "chỉ là lịch sử" in text
    assert "nguyên văn trong tài liệu được cung cấp" in text


def test_no_promise_is_left_out_not_even_one_that_cannot_be_measured(page, catalogue):
    targets = table(page, "Nguyên văn")

    assert len(targets) == len(catalogue.targets)
    services = targets[targets["Nguyên văn"].str.contains("lượng dịch vụ y tế")]
    assert services["Chỉ số"].tolist() == ["(chưa đo được)"]
    assert services["Mức phải đạt"].tolist() == ["> 80 %"]
    assert "không có mẫu số" in services["Ghi chú"].iloc[0]


def opened_plan(app, plan, **state):
    for name, value in {f"plan_{plan.id}": True, **state}.items():
        app.session_state[name] = value
    app.switch_page("pages/indicators.py").run()
    assert not app.exception
    fold = next(e for e in app.expander if e.label.endswith(plan.title))
    return "\n".join(part.value for part in (*fold.markdown, *fold.text))


def test_a_plan_says_what_it_promises_its_tasks_duties_and_who_may_carry_it_on(app, catalogue):
    text = opened_plan(app, catalogue.plans["hau_giang_89_2024"])

    assert "chưa đơn vị nào tiếp nhận; có thể tiếp nhận: Thành phố Cần Thơ" in text
    assert "Xã có bác sĩ gia đình: **từ 30 % trở lên**, hạn 31/12/2030." in text
    assert "Văn bản không nêu cách đếm" in text
    assert "Thời gian: Hoàn thành trong quý IV/2024 (31/12/2024)." in text
    assert "Từ 01/7/2025 không còn cấp huyện để nhận Trung tâm Y tế." in text
    assert "Người báo cáo: Sở Y tế. Nơi nhận: văn bản không ghi." in text


def test_a_plan_that_was_taken_over_says_by_whom_and_which_decision(app, catalogue, tmp_path):
    lines = "plan,area_code,on,decision\nhau_giang_89_2024,92,2026-01-15,Quyết định 1\n"
    (tmp_path / "taken_over.csv").write_text(lines, encoding="utf-8")
    load.forget()
    text = opened_plan(app, catalogue.plans["hau_giang_89_2024"], table_of_targets=True)
    targets = table(app, "Nguyên văn").set_index("Nguyên văn")

    assert "Thành phố Cần Thơ tiếp nhận theo Quyết định 1, 15/01/2026" in text
    whose = targets.loc["Trên 95% dân số tham gia bảo hiểm y tế (BHYT).", "Địa bàn"]
    assert whose == "cũ, nay Thành phố Cần Thơ tiếp nhận"


def test_all_tasks_and_duties_can_be_taken_along(app, catalogue):
    app.session_state["table_of_tasks"] = True
    app.switch_page("pages/indicators.py").run()
    plans = catalogue.plans.values()

    tasks = table(app, "Sau sắp xếp 01/7/2025")

    assert len(tasks) == sum(len(plan.milestones) + len(plan.duties) for plan in plans)
    assert set(tasks["Văn bản"].str.split(":").str[0]) >= {"89/KH-UBND", "04/CT-UBND"}


def test_a_task_without_a_number_stands_with_its_indicator(app):
    app.switch_page("pages/indicators.py")
    app.query_params["indicator"] = "schools_with_school_health_pct"
    app.run()
    opened = next(e for e in app.expander if e.proto.expanded)
    text = "\n".join(part.value for part in (*opened.markdown, *opened.caption))

    assert "**Nhiệm vụ** trong 89/KH-UBND" in text
    assert "Chưa có kế hoạch nào" not in text


def test_what_is_reported_says_what_a_merger_does_to_it(page, catalogue):
    measures = table(page, "Khi sáp nhập xã").set_index("Mã")

    assert set(measures.index) == set(catalogue.measures)
    assert measures.loc["population", "Khi sáp nhập xã"] == "cộng lại"
    assert measures.loc["stations", "Khi sáp nhập xã"] == "phải đếm lại"
    assert "không kế thừa" in measures.loc["meets_national_criteria", "Khi sáp nhập xã"]


def test_what_is_known_of_data_can_be_taken_along(page, catalogue):
    indicators = table(page, "Công thức")
    datasets = table(page, "Gồm các chỉ tiêu")

    assert len(indicators) == len(catalogue.indicators)
    assert len(datasets) == len(catalogue.datasets)


def test_while_they_are_folded_no_table_is_sent(app):
    app.switch_page("pages/indicators.py").run()

    assert not app.exception
    assert not app.dataframe


def test_a_template_sent_as_it_is_stores_nothing(catalogue, register):
    with pytest.raises(FileRejected) as refused:
        read_and_check(template(), catalogue, register)

    assert [(p.line, p.column, p.kind) for p in refused.value.args] == [
        (2, "area_code", "unknown-area")
    ]


def test_a_template_with_a_real_code_is_accepted(catalogue, register):
    rows = list(csv.DictReader(io.StringIO(template().decode())))
    assert [row["source"][:5] for row in rows] == ["VÍ DỤ"]

    accepted = read_and_check(template().replace(b"00000", b"09247"), catalogue, register)

    assert accepted["value"].tolist() == [12500]


def test_the_template_of_the_register_stores_nothing_as_it_is_and_a_real_code_is_accepted(
    catalogue, register
):
    with pytest.raises(FileRejected) as refused:
        read_and_check(register_template(), catalogue, register)
    assert [problem.kind for problem in refused.value.args] == ["unknown-area"]

    filled_in = register_template().replace(b",00000,", b",09247,")
    assert len(read_and_check(filled_in, catalogue, register)) == 1
