"""The product's own file format in words, and a template to start from."""

from __future__ import annotations

import csv
import io

from ytcs_data.ingest.header import COLUMNS
from ytcs_data.words import _

# The code is no area, so that a template sent as it is stores nothing: the line is refused.
EXAMPLE = {
    "period": "2026-10",
    "vintage": "2025",
    "area_code": "00000",
    "measure": "population",
    "value": "12500",
    "source": _("VÍ DỤ – xoá dòng này trước khi nạp"),
}

NEEDED = {
    "station_code": _("bắt buộc với chỉ tiêu của trạm, bỏ trống với chỉ tiêu của xã"),
    "value": _("bắt buộc khi state để trống hoặc là estimated"),
    "state": _("không bắt buộc"),
}

MEANING = {
    "period": _(
        "Kỳ số liệu: năm 2025, quý 2025-Q3, 6 tháng 2025-H1, 9 tháng 2025-9M, tháng 2025-07."
    ),
    "vintage": _("2025: đơn vị từ 01/7/2025; 2024: đơn vị trước ngày đó."),
    "area_code": _("Mã xã, phường, đặc khu gồm 5 chữ số, giữ số 0 ở đầu."),
    "station_code": _("Mã trạm y tế."),
    "measure": _("Mã chỉ tiêu báo cáo, theo bảng chỉ tiêu ở trên."),
    "value": _("Giá trị, dấu thập phân là dấu chấm, không có dấu phân cách hàng nghìn."),
    "state": _(
        "Để trống khi có giá trị; not_applicable: không áp dụng; held: đang kiểm tra; "
        "estimated: ước tính."
    ),
    "source": _("Nguồn của số liệu, ví dụ số báo cáo hoặc tên đơn vị gửi."),
}


def column_list() -> str:
    """What each column of the format holds, in their order, as a list in Markdown."""
    return "\n".join(
        f"- **{name}** ({NEEDED.get(name, _('bắt buộc'))}): {MEANING[name]}" for name in COLUMNS
    )


def template() -> bytes:
    """The header and one example, as a file to fill in."""
    file = io.StringIO()
    rows = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\r\n")
    rows.writeheader()
    rows.writerow(EXAMPLE)
    return file.getvalue().encode()
