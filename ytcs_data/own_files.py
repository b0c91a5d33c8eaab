"""Files with settings of this installation are written whole or not at all."""

from __future__ import annotations

import uuid
from pathlib import Path

from ytcs_data.errors import YtcsError
from ytcs_data.words import _


def write_whole(file: Path, text: str, failed: type[YtcsError]) -> Path:
    """Put a text in the place of a file; a reader sees the old one or the new one.

    Raises
    ------
    failed
        If the disk does not take it; the old file stays as it was.
    """
    draft = file.with_name(f"{file.name}.{uuid.uuid4().hex}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(file)
    except OSError as error:
        raise failed(
            _("Không ghi được {file}: {why}.").format(file=file, why=error.strerror or error)
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return file
