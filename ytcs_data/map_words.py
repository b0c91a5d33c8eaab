"""The words that the map says in the browser; those of an indicator are in `map_values`."""

from __future__ import annotations

from ytcs_data.legend import LACKING
from ytcs_data.part_words import MISSING
from ytcs_data.words import _

WORDS = {
    "drawn": _("Vẽ được"),
    "search": _("Tìm trong danh sách"),
    "list": _("Danh sách đơn vị"),
    "map": _("Bản đồ"),
    "second": _("Bản đồ {which}"),
    "inset": _("Hoàng Sa và Trường Sa"),
    "buttons": _("Cách xem bản đồ"),
    "in": _("Phóng to"),
    "out": _("Thu nhỏ"),
    "order": {
        "up": _("Thấp trước ↑"),
        "down": _("Cao trước ↓"),
        "name": _("Theo tên"),
    },
    "nothing": _("Không có đơn vị nào."),
    "pick": _("Chọn để theo dõi"),
    "open": _("Mở hồ sơ"),
    "time": _("Kỳ số liệu"),
    "back": _("Kỳ trước (phím ←)"),
    "next": _("Kỳ sau (phím →)"),
    "play": _("Chạy qua các kỳ (phím cách)"),
    "pause": _("Dừng (phím cách)"),
    "reform": _("01/7/2025"),
    "missing": MISSING,
    "lacking": LACKING,
    "whole": _("Toàn màn hình (phím F)"),
    "circles": _("Vòng tròn theo số lượng (phím C)"),
    "stations": _("Trạm và điểm trạm (phím T)"),
    "facility": {
        "station": _("Trạm y tế"),
        "point": _("Điểm trạm"),
        "illustrative": _("Vị trí minh hoạ"),
    },
    "beside": _("Thêm bản đồ bên cạnh (phím S)"),
    "which": [_("thứ hai"), _("thứ ba")],
    "close": _("Đóng bản đồ {which}"),
    "otherIndicator": _("Chỉ số của bản đồ {which}"),
    "otherPeriod": _("Kỳ của bản đồ {which}"),
    "kind": _("Bản đồ {which} vẽ gì"),
    "same": _("Cùng chỉ số"),
    "now": _("Cùng kỳ"),
    "kinds": {
        "value": _("Giá trị kỳ đó"),
        "change": _("Thay đổi từ kỳ đó đến nay"),
    },
    "change": {
        "points": _("điểm %"),
        "classes": [
            _("Giảm từ {step} trở lên"),
            _("Giảm ít hơn"),
            _("Gần như không đổi"),
            _("Tăng ít hơn"),
            _("Tăng từ {step} trở lên"),
        ],
        "none": _("Không so sánh được"),
    },
    "history": _("Diễn biến qua các kỳ, {title}"),
    "all": _("Toàn bộ"),
    "group": _("Theo dõi"),
    "followed": _("Đang theo dõi {n} đơn vị"),
    "unknown": _("{n} đơn vị chưa có giá trị, không tính vào"),
    "trends": _("Xem xu hướng"),
    "clear": _("Bỏ chọn"),
    "fit": _("Xem cả vùng (phím Z)"),
}
