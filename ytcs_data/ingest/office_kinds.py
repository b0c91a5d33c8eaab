"""What can be wrong with an office's own table, beside how its cells are written."""

from __future__ import annotations

from ytcs_data.ingest.kinds import error, warning
from ytcs_data.words import _

OFFICE_KINDS = {
    # the table and its columns
    "no-table": error(
        _("Không thấy bảng số liệu nào trong tệp. Bảng phải có dòng tiêu đề và ít nhất một dòng.")
    ),
    "no-measure": error(
        _("Không có cột nào mang tên một chỉ tiêu đã biết. Các cột đang có: {found}.")
    ),
    "no-place": error(_("Không có cột tên hoặc mã xã, phường. Thêm cột đó rồi nộp lại.")),
    "dataset-without-columns": error(
        _("Tệp không có cột nào của bộ số liệu {expected}; các chỉ tiêu đọc được: {found}.")
    ),
    "heading-unsure": error(
        _("Tiêu đề “{found}” có thể là chỉ tiêu “{expected}”. Xác nhận, hoặc đánh dấu không dùng.")
    ),
    "heading-like": warning(
        _("Không đọc cột “{found}”: tiêu đề chỉ gần giống một chỉ tiêu. Đổi tên cột nếu cần nộp.")
    ),
    "measure-twice": error(
        _("Hai cột cùng là một chỉ tiêu: {found}. Giữ một cột, hoặc đánh dấu cột kia không dùng.")
    ),
    "added-columns": warning(_("Chỉ tiêu “{found}” được cộng từ các cột {expected}.")),
    "personal-data": error(
        _("Cột này có dữ liệu cá nhân (họ tên, CCCD, số thẻ, điện thoại, ngày sinh). Xoá cột đó.")
    ),
    "hidden-rows": warning(
        _("Dòng bị ẩn trong bảng tính vẫn được đọc ({found}). Xem có phải số liệu cần nộp không.")
    ),
    "part-row": warning(_("“{found}” chỉ nói lại một phần của dòng khác nên không đọc.")),
    "hidden-columns": warning(_("Cột bị ẩn trong bảng tính vẫn được đọc: {found}.")),
    "hidden-sheet": warning(_("Trang tính bị ẩn “{found}” không được đọc.")),
    "no-figures": error(_("Tệp không có số liệu nào của xã, phường để lưu.")),
    "rate-alone": warning(
        _("Chỉ có tỷ lệ mà không có số đếm nên không lưu cột này. Ghi thêm tử số và mẫu số.")
    ),
    "rate-differs": warning(_("Tỷ lệ ghi {found}%, tính lại từ hai số đếm là {expected}%.")),
    "rate-unreadable": warning(_("“{found}” không đọc được là tỷ lệ nên không đối chiếu.")),
    "linked-cell": warning(
        _("Công thức lấy số từ một tệp khác, giá trị {found} có thể đã cũ. Xem lại số này.")
    ),
    "looks-like-percent": error(
        _("{found} giống một tỷ lệ phần trăm hơn là số người, khi dân số là {expected}.")
    ),
    "in-thousands": warning(
        _("Đơn vị tính là nghìn: {found} đã đổi thành {expected}. Xem lại vài số trước khi nộp.")
    ),
    # the time
    "period-missing": error(
        _("Không thấy kỳ báo cáo trong tiêu đề, tên trang tính và tên tệp. Chọn kỳ rồi nộp lại.")
    ),
    "period-unclear": error(_("Tệp nhắc đến nhiều kỳ: {found}. Chọn một kỳ.")),
    "period-contradicts": error(
        _("Tệp ghi kỳ {found} nhưng người nộp chọn {expected}. Xem lại kỳ báo cáo.")
    ),
    "period-of-file-name": warning(_("Trong tệp ghi kỳ {expected}, tên tệp lại ghi {found}.")),
    "period-to-come": error(
        _("Kỳ {found} chưa bắt đầu (hôm nay là {expected}). Xem lại kỳ báo cáo.")
    ),
    "period-not-over": warning(_("Kỳ {found} chưa kết thúc (hôm nay là {expected}).")),
    "impossible-date": error(_("“{found}” không phải là ngày hay kỳ có thật.")),
    "vintage-unclear": error(
        _("Kỳ {found} có cả trước và sau 01/7/2025, tên xã khớp cả hai danh mục. Chọn danh mục.")
    ),
    # the place
    "unknown-place": error(
        _("Không thấy xã, phường “{found}” trong {expected}. Xem lại tên, huyện, tỉnh.")
    ),
    "two-places": error(_("“{found}” nhắc đến nhiều đơn vị. Ghi mỗi đơn vị một dòng.")),
    "no-name": error(_("Dòng này có số liệu mà không có tên hay mã xã, phường.")),
    "ambiguous-place": error(_("“{found}” có thể là: {expected}. Ghi thêm huyện hoặc mã.")),
    "code-against-name": error(
        _("Mã và tên là hai nơi khác nhau: {found}; đúng có thể là {expected}.")
    ),
    "wrong-vintage": error(_("{found}, mà kỳ này dùng {expected}.")),
    "divided-place": error(
        _("“{found}” là xã cũ đã chia cho: {expected}. Nộp số liệu của các xã mới.")
    ),
    "other-province": error(_("“{found}” thuộc {expected}, không thuộc địa bàn của tệp này.")),
    "province-contradicts": error(
        _("Tệp ghi {found} nhưng người nộp chọn {expected}. Xem lại tỉnh, thành phố.")
    ),
    "old-province": warning(
        _("Tệp ghi {found}, đơn vị trước 01/7/2025; kỳ này thuộc {expected}. Xem lại tiêu đề.")
    ),
    "name-mended": warning(_("“{found}” được hiểu là {expected}. Xem lại cho đúng.")),
    "area-again": warning(_("{found} đã có ở dòng {expected} với cùng số liệu; chỉ tính một lần.")),
    "area-again-differs": error(
        _("{found} đã có ở dòng {expected} với số liệu khác. Giữ một dòng đúng.")
    ),
    "areas-missing": warning(_("Còn thiếu {found} đơn vị trong phạm vi của tệp: {expected}.")),
    # the station
    "station-unclear": error(_("{found} có nhiều trạm: {expected}. Ghi tên hoặc mã trạm.")),
    "unknown-station": error(_("Không có trạm “{found}” ở xã này; các trạm đang có: {expected}.")),
    "point-row": error(
        _("“{found}” là điểm trạm. Cộng số của điểm trạm vào trạm y tế mà nó thuộc về.")
    ),
    # the figures
    "over-100-percent": warning(_("{found} lớn hơn {expected}, tỷ lệ vượt quá 100%.")),
    "strange-population": warning(
        _("Một xã, phường hiếm khi có {found} người. Xem lại đơn vị tính (người hay nghìn người).")
    ),
    "zero-denominator": error(_("{expected} bằng 0 nên không tính được tỷ lệ. Xem lại số này.")),
    "doctors-over-staff": error(_("Số bác sĩ {found} lớn hơn tổng số cán bộ {expected}.")),
    "jump": warning(_("{found}, kỳ trước {expected}. Chênh lệch lớn: xem lại số này.")),
    "flow-falls": warning(_("{found}, ít hơn {expected}. Số cộng dồn trong năm không thể giảm.")),
    "total-does-not-add-up": warning(
        _("Dòng tổng ghi {found}, cộng các dòng được {expected}. Số của từng dòng được giữ.")
    ),
    "empty-row": warning(_("{found} không có số liệu nào.")),
}
