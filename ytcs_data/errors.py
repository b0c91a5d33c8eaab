"""Every exception this package raises on purpose.

    YtcsError
    ├── CatalogueError     a catalogue file is wrong (a developer must fix it)
    ├── UnknownEntry       an id that is not in the catalogue
    ├── UnknownPeriod      a text that names no reporting period
    ├── UnknownPlace       a code that names no area
    ├── UnknownSnapshot    a snapshot id that the store does not have
    ├── StoreChanged       somebody else was faster: nothing was stored (look again, then decide)
    ├── StoreFailed        full disk, locked or read-only database: nothing was stored
    ├── ChangesError       a declared change of areas that cannot be true
    ├── CrosswalkError     shares of divided communes that cannot be used, or not be made
    ├── TakenOverError     a plan taken over by somebody who cannot, or a line that says it wrongly
    ├── RoadmapError       a roadmap that is not in the right form, or cannot be true
    ├── MatchError         a list of places that cannot be read
    ├── AccountError       a name, password or change of an account that cannot be
    ├── NotAllowed         an act that the person who asks may not do
    └── FileRejected       a file with problems (the person who sent it must fix it)

A message says what was found, where, and what would be right.
"""

from __future__ import annotations


class YtcsError(Exception):
    """Base class, so that a caller can catch all of ours and nothing else."""


class CatalogueError(YtcsError):
    """A catalogue file is wrong; names the file, the field and what would be right."""


class UnknownEntry(YtcsError, LookupError):
    """An id that is not in the catalogue; lists those that are."""


class UnknownPeriod(YtcsError, ValueError):
    """A text that names no reporting period."""


class UnknownPlace(YtcsError, LookupError):
    """A code that names no area of the vintage asked for, nor a former district."""


class UnknownSnapshot(YtcsError, LookupError):
    """A snapshot id that the store does not have."""


class StoreChanged(YtcsError):
    """What a person wanted to change is no longer as they saw it; says who changed it and when."""


class StoreFailed(YtcsError):
    """The database did not take a change; nothing of it was stored. Says what to do."""


class ChangesError(YtcsError):
    """A declared change of areas that cannot be true; names the line and what would be right."""


class CrosswalkError(YtcsError):
    """Shares of divided communes that cannot be used or made; says what to do."""


class TakenOverError(YtcsError):
    """A plan that is said to be taken over and cannot be; says what would be right."""


class RoadmapError(YtcsError):
    """A roadmap that cannot be used; names the line and what would be right."""


class MatchError(YtcsError):
    """A list of places that cannot be read; says what it must be."""


class AccountError(YtcsError):
    """A name, a password or a change of an account that cannot be; says what would be right."""


class NotAllowed(YtcsError):
    """An act that the person who asks may not do; says what is missing."""


class FileRejected(YtcsError):
    """A file whose problems must be fixed before anything is stored."""
