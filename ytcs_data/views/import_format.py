"""The product's own file formats in words, and templates to start from."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from ytcs_data.catalogue import CriteriaSet
from ytcs_data.ingest.header import COLUMNS, RECOGNITION_COLUMNS, REGISTER_COLUMNS
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
        "estimated: ước tính, chỉ với chỉ tiêu đếm được."
    ),
    "source": _("Nguồn của số liệu, ví dụ số báo cáo hoặc tên đơn vị gửi."),
}


# As above: the code is no area, so nothing is stored before it is replaced.
REGISTER_EXAMPLE = {
    "station_code": "00000-1",
    "name": _("VÍ DỤ – xoá dòng này trước khi nạp"),
    "kind": "station",
    "vintage": "2025",
    "area_code": "00000",
    "valid_from": "2025-07-01",
    "latitude": "21.0285",
    "longitude": "105.8542",
    "source": _("Quyết định thành lập trạm"),
}

REGISTER_NEEDED = {
    "serves": _("không bắt buộc"),
    "valid_from": _("bỏ trống khi không rõ"),
    "valid_to": _("bỏ trống khi còn hoạt động hoặc không rõ"),
    "belongs_to": _("bắt buộc với điểm trạm"),
    "latitude": _("không bắt buộc"),
    "longitude": _("không bắt buộc"),
}

REGISTER_MEANING = {
    "station_code": _("Mã của cơ sở, giữ nguyên khi cơ sở đổi tên, đổi loại hay đổi xã."),
    "name": _("Tên của cơ sở trong thời gian đó."),
    "kind": _("station: trạm y tế; point: điểm trạm."),
    "vintage": MEANING["vintage"],
    "area_code": _("Mã xã, phường, đặc khu nơi đặt cơ sở, gồm 5 chữ số."),
    "serves": _("Mã các xã khác dùng chung cơ sở này, cách nhau bằng dấu cách."),
    "valid_from": _("Ngày bắt đầu, viết 2025-07-01."),
    "valid_to": _("Ngày cuối cùng; đơn vị trước 01/7/2025 đến hết 2025-06-30."),
    "belongs_to": _("Mã của trạm y tế mà điểm trạm thuộc về, có trong cùng tệp."),
    "latitude": _("Vĩ độ WGS 84, dấu chấm thập phân."),
    "longitude": _("Kinh độ WGS 84, dấu chấm thập phân."),
    "source": _("Nguồn của thông tin, ví dụ số quyết định."),
}


# As above. Its criteria are named by the catalogue.
RECOGNITION_EXAMPLE = {
    "vintage": "2025",
    "area_code": "00000",
    "act": "recognised",
    "criteria": "qd_1300_2023",
    "decision": "123/QĐ-UBND",
    "decided_on": "2026-03-15",
    "note": _("VÍ DỤ – xoá dòng này trước khi nạp"),
    "source": _("Danh sách xã được công nhận năm 2026"),
}

RECOGNITION_NEEDED = {"note": _("không bắt buộc")}

RECOGNITION_MEANING = {
    "vintage": MEANING["vintage"],
    "area_code": MEANING["area_code"],
    "act": _("recognised: công nhận, công nhận lại; withdrawn: thu hồi."),
    "criteria": _("Mã bộ tiêu chí: qd_1300_2023 hoặc qd_4667_2014."),
    "decision": _("Số của quyết định."),
    "decided_on": _("Ngày ký, viết 2026-03-15; đến hết 2025-06-30 là của đơn vị cũ."),
    "note": _("Ghi chú, ví dụ lý do thu hồi."),
    "source": _("Nguồn của thông tin, ví dụ danh sách kèm quyết định."),
}


def column_list() -> str:
    """What each column of the format of values holds, in their order, as a list in Markdown."""
    return _listed(COLUMNS, NEEDED, MEANING)


def register_column_list() -> str:
    """The same of the register of stations and points."""
    return _listed(REGISTER_COLUMNS, REGISTER_NEEDED, REGISTER_MEANING)


def recognition_column_list() -> str:
    """The same of decisions by which communes are recognised."""
    return _listed(RECOGNITION_COLUMNS, RECOGNITION_NEEDED, RECOGNITION_MEANING)


def _listed(columns: Sequence[str], needed: Mapping[str, str], meaning: Mapping[str, str]) -> str:
    return "\n".join(
        f"- **{name}** ({needed.get(name, _('bắt buộc'))}): {meaning[name]}" for name in columns
    )


def template() -> bytes:
    """The header and one example, as a file to fill in."""
    return _template(COLUMNS, EXAMPLE)


def register_template() -> bytes:
    """The same of the register of stations and points."""
    return _template(REGISTER_COLUMNS, REGISTER_EXAMPLE)


def recognition_template() -> bytes:
    """The same of decisions by which communes are recognised."""
    return _template(RECOGNITION_COLUMNS, RECOGNITION_EXAMPLE)


def score_template(criteria: CriteriaSet) -> bytes:
    """The format of values, with a line for each score of one commune at its most."""
    most = {one.measure: f"{one.most:g}" for one in criteria.criteria}
    told = {**most, criteria.failing_point: "0"} if criteria.failing_point else most
    lines = [{**EXAMPLE, "measure": measure, "value": value} for measure, value in told.items()]
    return _template(COLUMNS, *lines)


def _template(columns: Sequence[str], *examples: Mapping[str, str]) -> bytes:
    file = io.StringIO()
    rows = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
    rows.writeheader()
    rows.writerows(examples)
    return file.getvalue().encode()
