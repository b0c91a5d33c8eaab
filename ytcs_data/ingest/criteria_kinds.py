"""What can be wrong with scores and decisions of the national criteria."""

from __future__ import annotations

from ytcs_data.ingest.kinds import error
from ytcs_data.words import _

CRITERIA_KINDS = {
    # scores
    "score-too-high": error(
        _("{found} điểm vượt quá điểm tối đa của tiêu chí này: phải từ 0 đến {expected}.")
    ),
    "score-without-criteria": error(
        _(
            "Chương trình chưa có bảng điểm của bộ tiêu chí áp dụng trong kỳ {expected}. Chỉ nộp "
            "điểm của các năm sau, hoặc bổ sung bộ tiêu chí vào danh mục."
        )
    ),
    # decisions
    "unknown-act": error(
        _("Không có loại “{found}”. Viết recognised (công nhận) hoặc withdrawn (thu hồi).")
    ),
    "unknown-criteria": error(
        _("Chương trình không có bộ tiêu chí “{found}”. Viết một trong: {expected}.")
    ),
    "decision-of-vintage": error(
        _(
            "Ngày {found} không thuộc danh mục {expected}. Quyết định ký đến 2025-06-30 ghi mã xã "
            "cũ (danh mục 2024), từ 2025-07-01 ghi mã xã mới (danh mục 2025)."
        )
    ),
    "decision-to-come": error(
        _("Ngày ký {found} chưa đến (hôm nay là {expected}). Xem lại ngày; chỉ nộp khi đã ký.")
    ),
    "decision-before-criteria": error(
        _("Ngày {found} trước ngày áp dụng bộ tiêu chí này ({expected}). Xem lại ngày hoặc bộ.")
    ),
    "decided-after-end": error(
        _("{found} đã giải thể trước ngày ký. Ghi xã nhận sáp nhập: {expected}.")
    ),
    "decision-again": error(
        _("Trùng với dòng {expected}: cùng danh mục, mã xã, loại và số quyết định.")
    ),
}
