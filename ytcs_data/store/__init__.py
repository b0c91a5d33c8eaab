"""Accepted files and what holds now. Start with `Store` in `database`."""

from ytcs_data.store.database import Store, open_store
from ytcs_data.store.snapshots import About, Committed

ILLUSTRATIVE = "Số liệu minh hoạ"  # the `source` of every invented value

__all__ = ["ILLUSTRATIVE", "About", "Committed", "Store", "open_store"]
