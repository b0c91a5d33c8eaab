"""Say in words what keeps a database from taking a change. Its transaction is undone by then."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from ytcs_data.errors import StoreFailed
from ytcs_data.words import _

LOG = logging.getLogger("ytcs.store")

WHOLE_CODE = 0xFF  # the rest of SQLite's codes tells details
FULL, BUSY, READ_ONLY = sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY
SENTENCES = {
    FULL: _(
        "Đĩa chứa kho số liệu đã đầy, nên chưa lưu được gì. Số liệu đã có vẫn nguyên vẹn. "
        "Giải phóng dung lượng rồi thử lại."
    ),
    BUSY: _(
        "Kho số liệu đang bận vì một việc khác đang ghi, nên chưa lưu được gì. "
        "Số liệu đã có vẫn nguyên vẹn. Chờ vài phút rồi thử lại."
    ),
    READ_ONLY: _(
        "Kho số liệu chỉ cho đọc, nên chưa lưu được gì. Quản trị viên cần cho chương trình quyền "
        "ghi vào thư mục chứa kho số liệu rồi thử lại."
    ),
}
OTHERWISE = _(
    "Kho số liệu không ghi được, nên chưa lưu gì cả. Số liệu đã có vẫn nguyên vẹn. "
    "Nhật ký của máy chủ ghi rõ lý do; báo cho quản trị viên."
)
POSTGRESQL = {"53100": FULL, "55P03": BUSY, "25006": READ_ONLY, "42501": READ_ONLY}


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn the faults of a database, but not those of a program, into `StoreFailed`."""
    try:
        yield
    except sa.exc.OperationalError as error:
        LOG.error("the store did not take a change", exc_info=error)
        raise StoreFailed(SENTENCES.get(_cause(error.orig), OTHERWISE)) from error


def _cause(error: BaseException | None) -> int:
    if isinstance(error, sqlite3.Error):
        return error.sqlite_errorcode & WHOLE_CODE
    return POSTGRESQL.get(str(getattr(error, "sqlstate", "")), 0)
