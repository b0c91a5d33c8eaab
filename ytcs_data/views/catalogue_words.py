"""What the codes of the catalogue are called on the screen."""

from __future__ import annotations

from ytcs_data.catalogue import Carry, Confidence, Level, MeasureKind, Polarity, Timing
from ytcs_data.periods import Kind
from ytcs_data.words import _

CONFIDENCE = {
    Confidence.SEED: _("nguyên văn trong tài liệu được cung cấp"),
    Confidence.FOUND: _("thấy ở nguồn công khai"),
    Confidence.DERIVED: _("suy ra từ định nghĩa khác, chưa có văn bản nêu đúng như vậy"),
}
POLARITY = {
    Polarity.HIGH_IS_GOOD: _("càng cao càng tốt"),
    Polarity.LOW_IS_GOOD: _("càng thấp càng tốt"),
    Polarity.NO_JUDGEMENT: _("không đánh giá tốt, xấu"),
}
FREQUENCY = {
    Kind.YEAR: _("hằng năm"),
    Kind.NINE_MONTHS: _("9 tháng"),
    Kind.HALF: _("6 tháng"),
    Kind.QUARTER: _("hằng quý"),
    Kind.MONTH: _("hằng tháng"),
}
LEVEL = {
    Level.COMMUNE: _("xã, phường, đặc khu"),
    Level.STATION: _("trạm y tế"),
}
KIND = {
    MeasureKind.COUNT: _("số đếm"),
    MeasureKind.FLAG: _("có hoặc không (1 hoặc 0)"),
    MeasureKind.SCORE: _("điểm số"),
    MeasureKind.CATEGORY: _("phân loại"),
}
TIMING = {
    Timing.STOCK: _("tại ngày cuối kỳ"),
    Timing.FLOW: _("phát sinh trong kỳ"),
}
CARRY = {
    Carry.SUM: _("cộng lại"),
    Carry.RECOUNT: _("phải đếm lại"),
    Carry.NEVER: _("không kế thừa, phải đánh giá lại"),
}
