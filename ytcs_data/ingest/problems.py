"""Everything that can be wrong with a file, in one table.

A problem says where (line as a spreadsheet shows it, column), what was found, and what would
be right. Adding a kind is adding one line to KINDS, or to those of the registers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ytcs_data.ingest.criteria_kinds import CRITERIA_KINDS
from ytcs_data.ingest.kinds import Severity, error
from ytcs_data.ingest.office_kinds import OFFICE_KINDS
from ytcs_data.ingest.reading_kinds import READING_KINDS
from ytcs_data.ingest.register_kinds import REGISTER_KINDS
from ytcs_data.words import _

KINDS = {
    # the file
    "no-file": error(_("Không có tệp “{found}”. Xem lại tên và thư mục.")),
    "unreadable": error(_("Không đọc được tệp: {found}.")),
    "too-large": error(_("Tệp lớn hơn {expected}. Chia tệp thành nhiều phần rồi nộp từng phần.")),
    "broken-zip": error(_("Tệp nén bị hỏng hoặc có mật khẩu. Nén lại không đặt mật khẩu.")),
    "zip-content": error(
        _("Tệp nén phải chứa đúng một tệp .csv và không có gì khác; ở đây có: {found}.")
    ),
    "empty-file": error(_("Tệp không có nội dung (0 byte). Xuất lại tệp rồi nộp lại.")),
    "nul-byte": error(
        _("Có byte NUL: đây không phải là tệp văn bản, hoặc tệp đã hỏng. Lưu lại dạng CSV UTF-8.")
    ),
    "not-utf8": error(
        _("Byte {found} không phải là UTF-8. Trong Excel chọn “CSV UTF-8” khi lưu tệp.")
    ),
    "broken-quotes": error(
        _("Dấu nháy kép mở mà không đóng đúng chỗ, hoặc ô quá dài. Xuất lại tệp CSV.")
    ),
    "no-rows": error(_("Tệp chỉ có dòng tiêu đề, không có dòng số liệu nào.")),
    # the header
    "wrong-delimiter": error(
        _("Các ô phải cách nhau bằng dấu phẩy; dòng tiêu đề đúng là {expected}.")
    ),
    "missing-column": error(_("Thiếu cột này. Dòng tiêu đề đúng là {expected}.")),
    "extra-column": error(_("Thừa cột “{found}”. Dòng tiêu đề đúng là {expected}.")),
    "misnamed-column": error(_("Tên cột là “{found}”, đúng phải là “{expected}”.")),
    "column-order": error(_("Các cột sai thứ tự. Dòng tiêu đề đúng là {expected}.")),
    # a row
    "cell-count": error(_("Dòng có {found} ô, đúng phải là {expected}.")),
    "empty-cell": error(_("Ô trống. Cột này phải có ở mọi dòng.")),
    "duplicate-row": error(
        _("Trùng với dòng {expected}: cùng chỉ tiêu, kỳ, danh mục, mã đơn vị và mã trạm.")
    ),
    # a cell
    "unknown-period": error(_("Không có kỳ báo cáo “{found}”. Viết như {expected}.")),
    "unknown-vintage": error(
        _("Không có danh mục “{found}”. Viết 2024 (trước 01/7/2025) hoặc 2025 (từ 01/7/2025).")
    ),
    "vintage-of-period": error(
        _(
            "Danh mục {found} không khớp với kỳ. Kỳ kết thúc đến 30/6/2025 dùng danh mục 2024, "
            "kỳ sau đó dùng danh mục 2025; ở đây phải là {expected}."
        )
    ),
    "unknown-area": error(
        _("Danh mục {expected} không có mã “{found}”. Mã cấp xã gồm 5 chữ số, kể cả số 0 ở đầu.")
    ),
    "lost-zero": error(_("Mã “{found}” mất số 0 ở đầu, đúng phải là {expected}.")),
    "area-of-2024": error(
        _("Mã {found} là của danh mục 2024 (trước 01/7/2025); kỳ {expected} dùng danh mục 2025.")
    ),
    "area-of-2025": error(
        _("Mã {found} là của danh mục 2025 (từ 01/7/2025); kỳ {expected} dùng danh mục 2024.")
    ),
    "not-a-commune": error(
        _("Mã {found} không phải cấp xã. Ghi số liệu của từng xã, phường, thị trấn, đặc khu.")
    ),
    "dissolved-area": error(
        _("{found} đã giải thể trước kỳ này. Ghi số liệu cho đơn vị nhận sáp nhập: {expected}.")
    ),
    "unknown-measure": error(
        _("Không có chỉ tiêu báo cáo “{found}”. Các chỉ tiêu đang có: {expected}.")
    ),
    "station-missing": error(_("Chỉ tiêu {expected} báo cáo theo trạm: ghi mã trạm y tế.")),
    "station-forbidden": error(
        _("Chỉ tiêu {expected} báo cáo theo xã: để trống ô này, không ghi “{found}”.")
    ),
    "unknown-state": error(
        _("Không có trạng thái “{found}”. Để trống khi có số, hoặc ghi một trong: {expected}.")
    ),
    "not-shared-out": error(
        _(
            "Không ghi {found} cho chỉ tiêu {expected}: chỉ số đếm được mới chia cho các phần của "
            "xã cũ được. Ghi kết quả thật và để trống ô này, hoặc xoá dòng."
        )
    ),
    "spaces-around": error(_("“{found}” có khoảng trắng ở đầu hoặc cuối. Xoá khoảng trắng đó.")),
    "too-long": error(_("Nội dung dài hơn {expected} ký tự: “{found}”.")),
    "control-character": error(
        _("“{found}” có ký tự điều khiển hoặc xuống dòng trong ô. Xoá ký tự đó.")
    ),
    # a number
    "empty-value": error(
        _("Ô trống. Ghi số; nếu không có số thì ghi not_applicable hoặc held ở cột “state”.")
    ),
    "value-not-applicable": error(
        _("Có số {found} mà cột “state” ghi not_applicable. Xoá số, hoặc xoá not_applicable.")
    ),
    "not-a-number": error(_("“{found}” không phải là số. Chỉ ghi chữ số, như 950.")),
    "number-format": error(
        _("“{found}” viết sai kiểu. Dùng dấu chấm thập phân, không tách hàng nghìn: 1234.5.")
    ),
    "negative": error(_("{found} là số âm. Chỉ tiêu này không thể nhỏ hơn 0.")),
    "not-whole": error(
        _("{found} không phải số nguyên. Nếu dấu chấm tách hàng nghìn thì xoá dấu chấm đó.")
    ),
    "too-big": error(_("{found} quá lớn. Xem lại số này.")),
    "not-a-flag": error(_("{found} không hợp lệ. Viết 1 (có) hoặc 0 (không).")),
    "unknown-category": error(_("{found} không hợp lệ. Viết một trong: {expected}.")),
    # people by part of a divided commune
    "not-divided": error(_("{found} không bị chia khi sắp xếp. Xoá dòng này.")),
    "no-such-part": error(
        _("Không có phần nào của xã cũ nhập vào “{found}”. Các mã mới đúng là: {expected}.")
    ),
    "duplicate-part": error(_("Trùng với dòng {expected}: cùng mã cũ và mã mới.")),
    "parts-missing": error(
        _("{found} còn thiếu phần nhập vào {expected}. Ghi đủ mọi phần, mỗi phần một dòng.")
    ),
    "facts-contradict": error(
        _("Các dòng của {found} mâu thuẫn: chỉ một phần được ghi all, và phải có phần có dân.")
    ),
    "people-where-none": error(
        _("Ghi {found} người ở phần không có dân theo văn bản. Xoá số này hoặc sửa all, none.")
    ),
    "people-missing": error(
        _(
            "Chưa biết dân ở phần này. Ghi số dân của mọi phần có dân, hoặc ghi all, none ở cột "
            "population_goes_here."
        )
    ),
    "nobody-anywhere": error(_("Mọi phần của {found} đều 0 người. Ghi số dân đúng.")),
}

KINDS |= REGISTER_KINDS | CRITERIA_KINDS | READING_KINDS | OFFICE_KINDS

SHOWN = 60  # characters of a cell that a sentence repeats
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Problem:
    """One finding. `line` counts from 1, the header included, as a spreadsheet does."""

    kind: str
    line: int | None = None
    column: str | None = None
    found: str = ""
    expected: str = ""

    @property
    def severity(self) -> Severity:
        return KINDS[self.kind].severity

    def __str__(self) -> str:
        """The sentence for the person who sent the file.

        >>> print(Problem("negative", 7, "value", found="-3"))
        Dòng 7, cột “value”: -3 là số âm. Chỉ tiêu này không thể nhỏ hơn 0.
        """
        return self._where() + self.sentence

    @property
    def sentence(self) -> str:
        """What is wrong, for where line and column stand beside."""
        said = KINDS[self.kind].sentence
        return said.format(found=_shown(self.found), expected=self.expected)

    def _where(self) -> str:
        if self.line and self.column:
            return _("Dòng {line}, cột “{column}”: ").format(line=self.line, column=self.column)
        return _("Dòng {line}: ").format(line=self.line) if self.line else ""


def _shown(cell: str) -> str:
    """A cell as part of a sentence: on one line and not too long."""
    text = UNPRINTABLE.sub("�", cell)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
