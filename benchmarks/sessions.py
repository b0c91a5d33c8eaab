"""Many readers at once: what a change of the map takes, and what it costs the server.

Each reader is a websocket that speaks as the browser does: it opens the page of the map and then,
after some seconds of thought, asks for another indicator, and again. A change takes from the
question to the end of the run, with all of its messages received. Documents that browsers fetch
and keep are not part of it.

`python -m benchmarks.sessions MINUTES READERS` is the soak: it prints the memory once a minute.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.results import Result, median, tidy
from benchmarks.scenes import INDICATORS, Scene, sample
from benchmarks.servers import Server

GROUP, BYTES = "Many readers at once", "Bytes"
THINK = 5.0  # seconds between two changes of one reader, on average
CHANGES = 4  # of each reader


@dataclass
class Crowd:
    """What all readers together have seen."""

    milliseconds: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)  # received on the line, compressed


class Line(ClientConnection):
    """A websocket that knows how many bytes have come in, before they are unpacked.

    Like a browser it keeps messages of the last run (by their hash), which then come by name only.
    """

    received = 0
    kept: frozenset[str] = frozenset()

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        super().data_received(data)


def sessions(server: Server, scene: Scene, readers: Sequence[int]) -> list[Result]:
    """Time, CPU and memory with so many readers at once."""
    results = []
    together(server, scene, 1, 0)  # what is made once is made
    for number in readers:
        before = server.runs()
        crowd = together(server, scene, number, CHANGES * THINK)
        after = server.runs()
        cpu = (after[-1].process - before[-1].process) / (len(after) - len(before))
        ordered = sorted(crowd.milliseconds)
        p95 = ordered[int(0.95 * len(ordered))]
        what = f"{number} readers, a change each {THINK:g} s"
        results += [
            median(GROUP, f"{what}: half of the changes within", ordered, "ms"),
            Result(GROUP, f"{what}: 95 of 100 within", tidy(p95), "ms", len(ordered), 200),
            Result(GROUP, f"{what}: CPU of a change", tidy(cpu), "ms", len(ordered), 25),
            Result(GROUP, f"{what}: memory of the server", tidy(server.memory()), "MB", 1),
        ]
    name = f"compressed, on the line to the browser, change of indicator, {scene.title}"
    return [*results, median(BYTES, name, crowd.bytes, "bytes")]


def together(server: Server, scene: Scene, readers: int, seconds: float) -> Crowd:
    """Let a crowd loose, in a thread of its own: the browser's driver has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, crowd_of(server, scene, readers, seconds)).result()


async def crowd_of(server: Server, scene: Scene, readers: int, seconds: float) -> Crowd:
    """Let so many readers change the map for some seconds."""
    crowd = Crowd()
    tasks = [reader(server.address, scene, crowd, seconds, number) for number in range(readers)]
    await asyncio.gather(*tasks)
    return crowd


async def reader(address: str, scene: Scene, crowd: Crowd, seconds: float, number: int) -> None:
    """One reader: opens the map, thinks, asks for the next indicator, and again."""
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, THINK))  # they do not come all at once
    url = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    options = {"subprotocols": ["streamlit"], "create_connection": Line, "max_size": None}
    async with connect(url, **options) as socket:  # type: ignore[arg-type]
        await ask(socket, scene, next(iter(INDICATORS)))
        until = time.monotonic() + seconds
        for indicator in cycle(INDICATORS):
            await asyncio.sleep(chance.uniform(0.5 * THINK, 1.5 * THINK))
            if time.monotonic() > until:
                return
            began = time.perf_counter()
            crowd.bytes.append(await ask(socket, scene, indicator))
            crowd.milliseconds.append(1000 * (time.perf_counter() - began))


async def ask(socket: Line, scene: Scene, indicator: str) -> int:
    """Ask for an indicator as the address says it; the bytes of the answer on the line."""
    question = BackMsg()
    question.rerun_script.query_string = urlsplit(scene.link(indicator=indicator)).query
    question.rerun_script.page_name = "map"
    question.rerun_script.cached_message_hashes.extend(socket.kept)
    await socket.send(question.SerializeToString())
    before, kept = socket.received, set()
    while True:
        answer = ForwardMsg.FromString(await socket.recv())  # type: ignore[arg-type]
        if answer.metadata.cacheable or answer.ref_hash:
            kept.add(answer.ref_hash or answer.hash)
        if answer.WhichOneof("type") == "script_finished":
            socket.kept = frozenset(kept)
            return socket.received - before


def soak(minutes: int, readers: int) -> None:
    """Print the server's memory once a minute, with so many readers all the time."""
    with tempfile.TemporaryDirectory(prefix="ytcs-soak-") as folder:
        scene = sample(Path(folder))
        with scene.serve() as server:
            for minute in range(minutes):
                crowd = together(server, scene, readers, 50)
                typical = statistics.median(crowd.milliseconds)
                print(f"{minute + 1} min: {server.memory():.0f} MB, {typical:.0f} ms", flush=True)


if __name__ == "__main__":
    soak(int(sys.argv[1]), int(sys.argv[2]))
