"""The work of one of many processes. A module of its own, since each process imports it anew."""

from __future__ import annotations

from multiprocessing import Queue
from multiprocessing.synchronize import Barrier

from tests.store.rows import rows
from ytcs_data.store import open_store


def open_and_commit(url: str, number: int, start: Barrier, results: Queue) -> None:
    """Open the database at the same moment as the others; commit an own file and a common one."""
    start.wait()
    store = open_store(url)
    areas = [{"area_code": f"{number}{i:04d}", "value": i} for i in range(1000)]
    own = store.commit(rows(*areas), file_name="own.csv", sha256=str(number))
    same = store.commit(rows({}), file_name="same.csv", sha256="same")
    results.put((own, same))
