"""The target beside a figure: its words, its document, and whether it binds the place."""

from __future__ import annotations

from ytcs_data import legend, load
from ytcs_data.catalogue import Target
from ytcs_data.evidence import Figure
from ytcs_data.figures import leading_target
from ytcs_data.views.catalogue_words import CONFIDENCE
from ytcs_data.views.dictionary import plan_name, scope_name, source_text
from ytcs_data.words import _, day

HISTORY = _("Mục tiêu của địa bàn cũ: chỉ là lịch sử cho đến khi có đơn vị nhận tiếp.")
BINDS = _("Áp dụng cho nơi này.")
REFERENCE = _("Không đặt ra cho nơi này: chỉ để tham khảo.")


def target_lines(figure: Figure) -> list[str]:
    """What is asked for, word for word, by which document, and for whom."""
    target, bound = target_of(figure)
    if target is None:
        return [_("Không có mục tiêu nào cho chỉ số này ở đây.")]
    plan = load.catalogue().plans[target.plan]
    issued = _("ngày {day}").format(day=day(plan.issued)) if plan.issued else ""
    document = ", ".join(part for part in (plan_name(plan), issued, plan.issuer) if part)
    asked = _("**{wording}**, hạn {deadline}, phạm vi: {scope}.").format(
        wording=legend.wording(target, figure.indicator),
        deadline=day(target.deadline),
        scope=scope_name(target.scope),
    )
    standing = HISTORY if target.historical else BINDS if bound else REFERENCE
    lines = [
        f"{asked} {standing}",
        _("Nguyên văn: “{wording}” ({confidence}).").format(
            wording=target.wording, confidence=CONFIDENCE[target.confidence]
        ),
        _("Văn bản: {document}.").format(document=document),
        _("Nguồn: {source}").format(source=source_text(plan.source)),
    ]
    return [*lines, target.note] if target.note else lines


def target_of(figure: Figure) -> tuple[Target | None, bool]:
    """The target that a figure is judged by, and whether it binds its place."""
    scope, district = figure.scope, figure.district
    if figure.area:
        area = load.register()[figure.area, figure.vintage]
        scope = area.province
        district = area.parent if area.vintage == "2024" and area.parent else ""
    target = leading_target(figure.indicator, figure.vintage, scope, district)
    return target, target is not None and target.applies_to(figure.vintage, scope, district)
