"""Addresses that only a page hands out: whoever was shown the page may fetch what it names.

Geometry and values travel outside the page's own connection, from addresses that a browser
may keep for ever. Each carries a signature made with a secret of this installation, so that
nobody can make up the address of something that no page has shown them.
"""

from __future__ import annotations

import hmac
import os
import secrets
import uuid
from functools import cache
from pathlib import Path

from ytcs_data.settings import settings

SECRET_FILE = "address.key"


def sign(path: str) -> str:
    """Give the address of `path` with its signature."""
    return f"{path}?key={signature(path)}"


def is_signed(path: str, key: str) -> bool:
    """Tell whether `key` is the signature of `path`."""
    return hmac.compare_digest(signature(path).encode(), key.encode())


def signature(text: str) -> str:
    """32 signs that only this installation can make; `text` says what they are good for."""
    return hmac.new(_secret(settings().var), text.encode(), "sha256").hexdigest()[:32]


@cache
def _secret(folder: Path) -> bytes:
    """Read the secret; whoever asks first makes it, readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / SECRET_FILE
    draft = folder / f"{SECRET_FILE}.{uuid.uuid4().hex}"
    if not file.exists():
        draft.write_bytes(secrets.token_bytes(32))
        draft.chmod(0o600)
        try:
            os.link(draft, file)  # unlike a rename, fails when another process was first
        except OSError:
            if not file.exists():  # a file system without links
                draft.replace(file)
        draft.unlink(missing_ok=True)
    return file.read_bytes()
