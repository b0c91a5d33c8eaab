"""What boundary files of both vintages say of the divided communes, told while it is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.areas import AreaRegister
from geo.boundaries import Boundaries, BrokenBoundaries, boundary_files, read_boundaries
from geo.overlaying import Areas, Reason, as_of_reform, overlaps
from ytcs_data.errors import CrosswalkError
from ytcs_data.settings import settings
from ytcs_data.words import _, number

MOST_FILES = 6  # that a note names


@dataclass(frozen=True)
class Measured:
    """What outlines of both vintages say of divided communes."""

    areas: Areas = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    note: str = ""  # which files


def measure(
    old_paths: Sequence[Path] | None,
    new_paths: Sequence[Path] | None,
    parts: Mapping[str, Sequence[str]],
    register: AreaRegister,
) -> Measured:
    """Lay outlines over each other, and print what is done and what is not.

    Parameters
    ----------
    old_paths, new_paths
        Files, and folders of files with the usual names; None is the folder of the settings.
    parts
        The new communes that each divided old one went into.

    Raises
    ------
    CrosswalkError
        If a file that was named is not there, or cannot be used.
    """
    old_files, new_files = _files(old_paths, "2024"), _files(new_paths, "2025")
    if not old_files or not new_files:
        print(_("Không có đủ ranh giới của hai thời kỳ: không tính theo diện tích."))
        return Measured()
    old, new = _read(old_files, "2024", register), _read(new_files, "2025", register)
    if old.illustrative or new.illustrative:
        print(_("Ranh giới là minh hoạ, không phải số đo: không tính theo diện tích."))
        return Measured()
    if old.unknown:
        text = _(
            "Lớp cũ có {count} mã đã mất trước tháng 6/2025 (ví dụ {code}): xã nhận sáp nhập "
            "trước đó có thể thiếu đất, nên xem lại tỷ lệ của chúng."
        )
        print(text.format(count=number(len(old.unknown)), code=old.unknown[0]))
    areas, reasons = overlaps(parts, as_of_reform(old.frame, register), new.frame)
    names = [file.name for file in (*old_files, *new_files)]
    more = ["…"] if len(names) > MOST_FILES else []
    return Measured(areas, reasons, ", ".join(names[:MOST_FILES] + more))


def _files(paths: Sequence[Path] | None, vintage: str) -> list[Path]:
    """The files that were named, those in a folder by their names, or those of the settings."""
    found: list[Path] = []
    for path in [settings().boundaries] if paths is None else paths:
        files = boundary_files(path, vintage) if path.is_dir() else [path]
        if paths and not (files and all(file.is_file() for file in files)):
            text = _("Không có tệp ranh giới {vintage}_*.zip ở {path}.")
            raise CrosswalkError(text.format(vintage=vintage, path=path))
        found += [file for file in files if file.is_file()]
    return found


def _read(files: Sequence[Path], vintage: str, register: AreaRegister) -> Boundaries:
    text = _("Đọc ranh giới {vintage}: {count} tệp…")
    print(text.format(vintage=vintage, count=number(len(files))), flush=True)
    try:
        return read_boundaries(files, vintage, register)
    except BrokenBoundaries as error:
        raise CrosswalkError(_("Không dùng được ranh giới. {why}").format(why=error)) from error
