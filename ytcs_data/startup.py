"""What happens when the server starts: the log is opened, and slow things are read ahead.

The first reader would otherwise wait for the register, the boundaries and every indicator.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

from ytcs_data import figures, load, map_documents
from ytcs_data.accounts import first_admin, passwords
from ytcs_data.errors import CatalogueError, ChangesError, CrosswalkError, TakenOverError
from ytcs_data.words import _

LOG = logging.getLogger("ytcs")
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncGenerator[None, None]:
    """Run for as long as the server does; a wrong catalogue or setting of places stops it."""
    open_log()
    try:
        load.catalogue()
        load.crosswalk()  # and the register with what has changed
    except (CatalogueError, ChangesError, CrosswalkError, TakenOverError) as error:
        sys.exit(str(error))
    tell_first_code()
    threading.Thread(target=read_ahead, name="read-ahead", daemon=True).start()
    yield


def tell_first_code() -> None:
    """Tell who started the server how to become its first administrator."""
    try:
        code = first_admin.new_code()
    except Exception:  # pages and /health will say that the store does not answer
        LOG.exception("the store does not answer")
        return
    if code:
        told = _(
            "Chưa có tài khoản nào. Mở trang /sign-in của địa chỉ này và nhập mã {code} để tạo "
            "quản trị viên đầu tiên (dùng một lần, trong 24 giờ)."
        )
        LOG.warning(told.format(code=code))


def open_log() -> None:
    """Write what the product does to the standard error, with the time."""
    if not LOG.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(LINE))
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False


def read_ahead() -> None:
    """Fill the caches that every page uses, for the newest vintage first."""
    try:
        for vintage in load.VINTAGES:
            for province in load.provinces("2025"):
                scope = province.code if vintage == "2025" else load.TERRITORY + province.code
                map_documents.geometry(vintage, scope)
            for indicator in load.catalogue().indicators:
                figures.values(indicator, vintage)
        for indicator in load.catalogue().indicators:
            figures.values(indicator, load.TODAY, figures.usual_basis(indicator))
        passwords.prepare()
        import_module("altair")  # takes a second, which the first chart would have to wait
    except Exception:  # a page will meet the same fault and tell its reader
        LOG.exception("reading ahead failed")
