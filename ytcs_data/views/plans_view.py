"""The plans on a page: whose each is today, what it promises, its tasks and who has to report."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.catalogue import Duty, Milestone, Plan
from ytcs_data.views.dictionary import plan_name, scope_name, source_text, target_row
from ytcs_data.views.table_view import Sheet, fold_table
from ytcs_data.words import _, day


def show_plans() -> None:
    """Every plan under its name, and a table of all tasks and reporting duties."""
    plans = load.catalogue().plans.values()
    st.header(_("Các kế hoạch"), anchor=False)
    st.caption(
        _(
            "Kế hoạch của tỉnh, huyện đã giải thể chỉ áp dụng cho địa bàn cũ, cho tới khi có đơn "
            "vị tiếp nhận; người quản trị ghi việc đó bằng lệnh ytcs plans take-over."
        )
    )
    for plan in plans:
        label = f"{scope_name(plan.scope)} · {plan_name(plan)}"
        fold = st.expander(label, key=f"plan_{plan.id}", on_change="rerun")
        if fold.open:
            with fold:
                _show_plan(plan)
    fold_table(
        _("Bảng nhiệm vụ, chế độ báo cáo và tải về"),
        "table_of_tasks",
        lambda: Sheet(task_table(), _("Nhiệm vụ"), "nhiem_vu_bao_cao"),
    )


def _show_plan(plan: Plan) -> None:
    facts = {
        _("Ban hành"): ", ".join([plan.issuer, *([day(plan.issued)] if plan.issued else [])]),
        _("Phạm vi"): scope_name(plan.scope),
        _("Ghi chú"): plan.note,
        _("Nguồn"): source_text(plan.source),
    }
    st.markdown("\n".join(f"- **{label}:** {text}" for label, text in facts.items() if text))
    if whose := whose_today(plan):  # a decision comes from a file: never Markdown
        st.text(_("Tiếp nhận: {whose}").format(whose=whose))
    if plan.targets:
        st.markdown(f"**{_('Mục tiêu')}**")
        st.markdown("\n".join(f"- {line}" for line in _target_lines(plan)))
    if plan.milestones:
        st.markdown(f"**{_('Nhiệm vụ, tầm nhìn')}**")
        st.markdown("\n".join(f"- {_task_line(one)}" for one in plan.milestones))
    if plan.duties:
        st.markdown(f"**{_('Chế độ báo cáo')}**")
        st.markdown("\n".join(f"- {_duty_line(one)}" for one in plan.duties))
    if plan.facts:
        st.markdown(f"**{_('Thực trạng mà văn bản nêu')}**")
        st.markdown("\n".join(f"- {fact.period}: “{fact.wording}”" for fact in plan.facts))


def whose_today(plan: Plan) -> str:
    """Who took a plan of a place that is gone over, or who could; "" for any other plan."""
    register = load.register()
    if plan.carriers:
        taken = [
            _("{area} tiếp nhận theo {decision}, {day}").format(
                area=register[one.area, "2025"].name, decision=one.decision, day=day(one.on)
            )
            for one in plan.carriers
        ]
        return "; ".join(taken)
    if not plan.carried_on_by:
        return ""
    names = ", ".join(register[code, "2025"].name for code in plan.carried_on_by)
    return _("chưa đơn vị nào tiếp nhận; có thể tiếp nhận: {names}").format(names=names)


def _target_lines(plan: Plan) -> list[str]:
    lines = []
    for target in plan.targets:
        row = target_row(target)
        line = _("{indicator}: **{asked}**, hạn {deadline}. “{wording}”").format(
            indicator=row[_("Chỉ số")],
            asked=row[_("Mức phải đạt")],
            deadline=row[_("Hạn")],
            wording=target.wording,
        )
        if target.scope != plan.scope:
            line = f"{scope_name(target.scope)} · {line}"
        if note := row[_("Ghi chú")]:
            line += f"  \n  {note}"
        if target.owner:
            line += "  \n  " + _("Chịu trách nhiệm: {owner}.").format(owner=target.owner)
        lines.append(line)
    return lines


def _task_line(task: Milestone) -> str:
    parts = [f"“{task.wording}”", _("Thời gian: {when}.").format(when=_when(task))]
    if task.owner:
        parts.append(_("Chịu trách nhiệm: {owner}.").format(owner=task.owner))
    if task.overtaken:
        parts.append(f":orange-badge[{_('không còn phù hợp sau sắp xếp')}] {task.overtaken}")
    return "  \n  ".join(parts)


def _when(task: Milestone) -> str:
    said = task.time.rstrip(".") or _("văn bản không ghi")
    return f"{said} ({day(task.due)})" if task.due else said


def _duty_line(duty: Duty) -> str:
    to = duty.to or _("văn bản không ghi")
    time = duty.time or _("văn bản không ghi")
    text = _("“{wording}”  \n  Người báo cáo: {who}. Nơi nhận: {to}. Thời gian: {time}.")
    return text.format(wording=duty.wording, who=duty.who, to=to, time=time)


def task_table() -> pd.DataFrame:
    """Tasks, visions and reporting duties of all plans, a row each."""
    rows = []
    for plan in load.catalogue().plans.values():
        name = plan_name(plan)
        for one in plan.milestones:
            when = _when(one)
            rows.append((_("nhiệm vụ"), one.wording, one.owner, "", when, one.overtaken, name))
        rows += [
            (_("báo cáo"), one.wording, one.who, one.to, one.time, "", name) for one in plan.duties
        ]
    heads = [_("Loại"), _("Nguyên văn"), _("Ai làm"), _("Nơi nhận"), _("Thời gian")]
    heads += [_("Sau sắp xếp 01/7/2025"), _("Văn bản")]
    return pd.DataFrame(rows, columns=heads)
