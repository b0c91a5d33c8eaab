"""What the person who runs the program may choose, read from the environment in one place.

YTCS_DATABASE_URL   a SQLAlchemy URL; without it the SQLite file `ytcs.db` in YTCS_VAR
YTCS_BOUNDARIES     folder of zipped shapefiles
YTCS_PROVINCE       code of the province that opens first; empty means all
YTCS_PUBLIC         "no": figures are shown only to who is signed in; "yes", to everybody
YTCS_VAR            folder of everything the program writes
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Settings:
    database_url: str
    boundaries: Path
    province: str
    public: bool  # whether figures are shown to who is not signed in
    var: Path


def settings() -> Settings:
    """The environment as one record. Cheap: no need to keep it, and a test may change it."""
    var = Path(os.environ.get("YTCS_VAR") or PROJECT / "var").absolute()
    boundaries = os.environ.get("YTCS_BOUNDARIES") or PROJECT / "sample_data" / "boundaries"
    return Settings(
        database_url=os.environ.get("YTCS_DATABASE_URL") or f"sqlite:///{var.as_posix()}/ytcs.db",
        boundaries=Path(boundaries).absolute(),
        province=os.environ.get("YTCS_PROVINCE", ""),
        public=_yes("YTCS_PUBLIC", usual=True),
        var=var,
    )


def _yes(name: str, *, usual: bool) -> bool:
    """Read a yes or no; what is neither is no, which shows nobody too much."""
    said = os.environ.get(name, "").strip().lower()
    return said in ("yes", "true", "1") if said else usual
