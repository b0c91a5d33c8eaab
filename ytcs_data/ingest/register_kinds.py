"""What can be wrong with a register of stations and points, beside what any file can have."""

from __future__ import annotations

from ytcs_data.ingest.kinds import error
from ytcs_data.words import _

REGISTER_KINDS = {
    "unknown-facility-kind": error(
        _("Không có loại “{found}”. Viết station (trạm y tế) hoặc point (điểm trạm).")
    ),
    "area-of-other-vintage": error(
        _("Dòng này ghi danh mục {expected}; mã {found} không có ở đó mà là của danh mục kia.")
    ),
    "serves-again": error(
        _("Mã {found} là xã đặt trạm hoặc đã ghi rồi. Ở đây chỉ ghi các xã khác dùng chung trạm.")
    ),
    "not-a-date": error(_("“{found}” không phải là ngày. Viết năm-tháng-ngày, ví dụ {expected}.")),
    "dates-reversed": error(
        _("Ngày kết thúc {found} trước ngày bắt đầu {expected}. Xem lại hai ngày.")
    ),
    "date-of-vintage": error(
        _(
            "Ngày {found} không thuộc danh mục {expected}. Danh mục 2024 đến hết 2025-06-30, danh "
            "mục 2025 từ 2025-07-01: tách thành hai dòng nếu cơ sở hoạt động qua ngày đó."
        )
    ),
    "area-ended": error(
        _(
            "{found} đã giải thể: ghi valid_to không muộn hơn {expected}, và từ ngày sau đó ghi "
            "một dòng mới với xã nhận sáp nhập."
        )
    ),
    "spells-overlap": error(
        _("Thời gian chồng lên dòng {expected} của cùng mã trạm. Xem lại ngày của hai dòng.")
    ),
    "spell-again": error(_("Trùng với dòng {expected}: cùng mã trạm và cùng ngày bắt đầu.")),
    "point-of-nothing": error(_("Ô trống. Điểm trạm phải ghi mã trạm y tế mà nó thuộc về.")),
    "station-of-another": error(
        _("Trạm y tế không thuộc trạm khác: để trống ô này, không ghi “{found}”.")
    ),
    "belongs-to-no-station": error(
        _("Trong tệp không có trạm y tế mã “{found}” đang hoạt động vào lúc đó ({expected}).")
    ),
    "outside-vietnam": error(_("{found} nằm ngoài Việt Nam: phải từ {expected} độ.")),
    "coordinate-alone": error(
        _("Chỉ có một toạ độ. Ghi cả vĩ độ và kinh độ, hoặc để trống cả hai.")
    ),
}
