"""The catalogue as tables for a reader: every entry in words, nothing of it calculated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ytcs_data import load
from ytcs_data.catalogue import Indicator, Milestone, Plan, Scope, Source, Target
from ytcs_data.legend import wording
from ytcs_data.views.catalogue_words import (
    CARRY,
    CONFIDENCE,
    FREQUENCY,
    KIND,
    LEVEL,
    POLARITY,
    TIMING,
)
from ytcs_data.words import _, day, number


def formula(indicator: Indicator) -> str:
    """Factor, numerator and denominator as a sentence."""
    text = _("số {numerator} ÷ số {denominator}").format(
        numerator=indicator.numerator_title, denominator=indicator.denominator_title
    )
    if indicator.factor == 1:
        return text
    return _("{factor} × {quotient}").format(factor=number(indicator.factor), quotient=text)


def source_text(source: Source) -> str:
    """Name of a source, its address, and how sure the statement is."""
    parts = [source.name, source.url, f"({CONFIDENCE[source.confidence]})"]
    return " ".join(part for part in parts if part)


def indicator_table() -> pd.DataFrame:
    """The dictionary of indicators, a row each."""
    return pd.DataFrame(
        [
            {
                _("Mã"): one.id,
                _("Chỉ số"): one.title,
                _("Tên ngắn"): one.short_title,
                _("Chủ đề"): one.theme.label,
                _("Định nghĩa"): one.definition,
                _("Công thức"): formula(one),
                _("Đơn vị tính"): one.unit,
                _("Chiều đánh giá"): POLARITY[one.polarity],
                _("Tần suất"): FREQUENCY[one.frequency],
                _("Ý nghĩa"): one.why_it_matters,
                _("Chỉ tiêu báo cáo"): ", ".join(measure_titles(one)),
                _("Nguồn"): source_text(one.source),
                _("Ngày rà soát"): day(one.reviewed.on),
                _("Rà soát tiếp"): day(one.reviewed.next),
            }
            for one in load.catalogue().indicators.values()
        ]
    )


def measure_titles(indicator: Indicator) -> list[str]:
    return [load.catalogue().measures[measure].title for measure in indicator.measures]


def measure_table() -> pd.DataFrame:
    """What is reported, a row each."""
    return pd.DataFrame(
        [
            {
                _("Chỉ tiêu báo cáo"): one.title,
                _("Mã"): one.id,
                _("Đơn vị tính"): one.unit,
                _("Cấp báo cáo"): LEVEL[one.level],
                _("Loại"): KIND[one.kind],
                _("Thời điểm"): TIMING[one.timing],
                _("Khi sáp nhập xã"): CARRY[one.carry],
                _("Định nghĩa"): one.definition,
                _("Giá trị"): "; ".join(f"{n} = {word}" for n, word in one.categories.items()),
                _("Tên cột thường gặp"): ", ".join(one.synonyms),
            }
            for one in load.catalogue().measures.values()
        ]
    )


def dataset_table() -> pd.DataFrame:
    """What arrives together, from whom and how often."""
    measures = load.catalogue().measures
    return pd.DataFrame(
        [
            {
                _("Bộ số liệu"): one.title,
                _("Gồm các chỉ tiêu"): ", ".join(measures[m].title for m in one.measures),
                _("Mỗi dòng"): one.definition,
                _("Cấp báo cáo"): LEVEL[one.level],
                _("Tần suất"): FREQUENCY[one.frequency],
                _("Nơi gửi"): one.reported_by,
            }
            for one in load.catalogue().datasets.values()
        ]
    )


def targets_of(indicator: Indicator) -> dict[str, list[Target]]:
    """What each plan promises for an indicator; plans for the areas of today come first."""
    found = [t for t in load.catalogue().targets.values() if t.indicator == indicator.id]
    plans: dict[str, list[Target]] = {}
    for target in sorted(found, key=lambda target: (target.historical, target.deadline)):
        plans.setdefault(target.plan, []).append(target)
    return plans


def tasks_of(indicator: Indicator) -> list[tuple[Plan, Milestone]]:
    """Tasks without a number that an indicator can be set beside, with their plans."""
    return [
        (plan, task)
        for plan in load.catalogue().plans.values()
        for task in plan.milestones
        if task.indicator == indicator.id
    ]


def plan_name(plan: Plan) -> str:
    return ": ".join(part for part in (plan.number, plan.title) if part)


def target_table(targets: Sequence[Target]) -> pd.DataFrame:
    """Promises word for word, a row each, with whose they are and until when."""
    return pd.DataFrame([target_row(target) for target in targets])


def target_row(target: Target) -> dict[str, Any]:
    """One promise in words, by the headings of the table."""
    catalogue = load.catalogue()
    plan = catalogue.plans[target.plan]
    indicator = catalogue.indicators[target.indicator] if target.indicator else None
    asked = f"{target.operator} {number(target.value)} {target.unit}"
    if indicator:
        asked = wording(target, indicator)
    counted = _("Văn bản đếm: {said}.").format(said=target.as_worded) if target.as_worded else ""
    notes = [target.not_measurable or "", counted, target.note, _replaced(target)]
    return {
        _("Chỉ số"): indicator.short_title if indicator else _("(chưa đo được)"),
        _("Phạm vi"): scope_name(target.scope),
        _("Mức phải đạt"): asked,
        _("Giá trị"): target.value,
        _("Đơn vị tính"): target.unit,
        _("Hạn"): day(target.deadline),
        _("Nguyên văn"): target.wording,
        _("Chịu trách nhiệm"): target.owner,
        _("Văn bản"): plan_name(plan),
        _("Địa bàn"): _map_of(target),
        _("Ghi chú"): " ".join(note for note in notes if note),
        _("Nguồn"): source_text(plan.source),
    }


def _replaced(target: Target) -> str:
    if not target.superseded_by:
        return ""
    return _("Đã được thay bằng mục tiêu {other}.").format(other=target.superseded_by)


def _map_of(target: Target) -> str:
    """Whether a promise was made for areas that are gone and whom it binds today, if anybody."""
    if target.carriers:
        areas = load.register()
        names = ", ".join(areas[one.area, "2025"].name for one in target.carriers)
        return _("cũ, nay {names} tiếp nhận").format(names=names)
    if target.historical:
        return _("cũ, chỉ là lịch sử")
    return _("hiện nay") if target.scope.vintage else _("trước và sau 01/7/2025")


def scope_name(scope: Scope) -> str:
    """For whom a promise was made."""
    return load.register()[scope.area, scope.vintage].name if scope.area else _("Cả nước")
