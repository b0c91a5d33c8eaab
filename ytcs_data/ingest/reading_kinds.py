"""What can be wrong with a file before anyone looks at its figures, and with a figure's writing."""

from __future__ import annotations

from ytcs_data.ingest.kinds import error
from ytcs_data.words import _

READING_KINDS = {
    # the file
    "not-a-table": error(
        _("Đây là {found}, chương trình không đọc được. Mở tệp, lưu lại dạng .xlsx rồi nộp.")
    ),
    "password": error(_("Tệp được đặt mật khẩu. Mở tệp bằng Excel, bỏ mật khẩu, lưu lại rồi nộp.")),
    "broken-file": error(_("Tệp đã hỏng hoặc tải về chưa đủ. Mở bằng Excel, lưu lại rồi nộp.")),
    "unpacks-to-too-much": error(
        _("Nội dung tệp khi mở ra lớn hơn {expected}. Xoá phần không cần rồi lưu lại.")
    ),
    "forbidden-xml": error(
        _("Tệp có khai báo XML không có trong bảng tính thường. Mở bằng Excel, lưu lại rồi nộp.")
    ),
    "unknown-encoding": error(
        _(
            "Byte {found} không thuộc bảng mã tiếng Việt nào mà chương trình biết. Mở tệp, lưu lại "
            "dạng .xlsx hoặc “CSV UTF-8”."
        )
    ),
    "too-many-columns": error(_("Có hơn {expected} cột. Chỉ để lại các cột số liệu.")),
    "too-many-rows": error(_("Có hơn {expected} dòng hoặc quá nhiều ô. Chia tệp rồi nộp.")),
    "too-many-sheets": error(_("Có hơn {expected} trang tính. Chia tệp rồi nộp.")),
    "too-many-merged": error(_("Có hơn {expected} ô gộp trong một trang tính. Bỏ gộp ô.")),
    "cell-too-long": error(_("Có ô dài hơn {expected} ký tự. Đây không phải là ô của bảng.")),
    "no-such-sheet": error(_("Không có trang tính “{found}”. Trong tệp có: {expected}.")),
    # how a figure is written
    "number-ambiguous": error(
        _("“{found}” có thể hiểu theo hai cách ({expected}). Viết lại cho rõ dấu thập phân.")
    ),
    "number-mixed": error(
        _("“{found}” dùng dấu phân cách khác với các ô còn lại của cột. Viết theo một kiểu.")
    ),
    "number-with-text": error(
        _("“{found}” có chữ bên cạnh số. Chỉ ghi số; ghi lời giải thích ở cột khác.")
    ),
    "number-scientific": error(
        _("“{found}” viết kiểu khoa học, có thể đã mất chữ số. Ghi đủ các chữ số.")
    ),
    "number-not-whole": error(_("“{found}” không phải số nguyên, mà cột này đếm người hoặc vật.")),
    "number-became-date": error(
        _("Ô này là ngày {found}: Excel đã đổi số thành ngày. Ghi lại số, định dạng ô là Số.")
    ),
    "formula-error": error(_("Công thức bị lỗi {found}. Sửa công thức hoặc ghi số.")),
    "formula-uncomputed": error(
        _("Công thức chưa có kết quả. Mở tệp bằng Excel, chờ tính xong, lưu lại rồi nộp.")
    ),
    "percent-mixed": error(
        _("Cột có cả tỷ lệ kiểu 0,95 và kiểu 95; “{found}” không rõ là kiểu nào. Ghi một kiểu.")
    ),
    "date-ambiguous": error(
        _("“{found}” có thể hiểu theo hai cách ({expected}): trong cột có ngày viết tháng trước.")
    ),
    "flag-unclear": error(_("“{found}” không rõ là có hay không. Ghi {expected}.")),
}
