"""Many readers at once: what a change of the map takes, and what it costs the server.

Each reader is a websocket that speaks as the browser does: it opens the page of the map and,
once all have, asks for another indicator after some seconds of thought, and again. A change takes
from the question to the end of the run, with all of its messages received. Documents that
browsers fetch and keep are not part of it.

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
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.results import Result, median, tidy
from benchmarks.scenes import INDICATOR_BOX, INDICATORS, Scene, sample
from benchmarks.servers import Run, Server

GROUP, BYTES = "Many readers at once", "Bytes"
OPENING = 0.2  # seconds between two readers who come
THINK = 5.0  # seconds between two changes of one reader, on average
CHANGES = 4  # of each reader


@dataclass
class Crowd:
    """What all readers together have seen."""

    milliseconds: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)  # received on the line, compressed
    opened: Sequence[Run] = ()  # runs of the server until all had opened the map


class Line(ClientConnection):
    """A websocket that knows how many bytes have come in, before they are unpacked.

    As a browser does, it says with each question which messages it has (they then come by name
    only) and what its boxes show.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.received = 0
        self.known: set[str] = set()  # hashes of messages of the last run
        self.boxes: dict[str, str] = {}  # what each shows, by the label that a reader sees
        self.names: dict[str, str] = {}  # of the same boxes as the server knows them

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        super().data_received(data)

    def question(self, scene: Scene) -> bytes:
        """Ask for the map with the boxes as they are; at first they are as the link says."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlsplit(scene.link()).query
        asked.rerun_script.page_name = "map"
        asked.rerun_script.cached_message_hashes.extend(self.known)
        for label, shown in self.boxes.items():
            asked.rerun_script.widget_states.widgets.add(id=self.names[label], string_value=shown)
        self.known = set()
        return asked.SerializeToString()

    def note(self, answer: ForwardMsg) -> None:
        """Keep what a browser would."""
        if answer.metadata.cacheable or answer.ref_hash:
            self.known.add(answer.ref_hash or answer.hash)
        box = answer.delta.new_element.selectbox
        if box.id and (box.set_value or box.label not in self.boxes):
            self.names[box.label] = box.id
            self.boxes[box.label] = box.raw_value or box.options[box.default]


def sessions(server: Server, scene: Scene, readers: Sequence[int]) -> list[Result]:
    """Time, CPU and memory with so many readers at once."""
    results = []
    together(server, scene, 1, 0)  # what is made once is made
    for number in readers:
        crowd = together(server, scene, number, CHANGES * THINK)
        before, after = crowd.opened, server.runs()
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
    """Let so many readers open the map one after the other, then change it for some seconds."""
    crowd, all_here = Crowd(), asyncio.Barrier(readers + 1)
    tasks = [reader(server, scene, crowd, seconds, number, all_here) for number in range(readers)]
    together = asyncio.gather(*tasks)
    await all_here.wait()
    crowd.opened = server.runs()
    await together
    return crowd


async def reader(
    server: Server,
    scene: Scene,
    crowd: Crowd,
    seconds: float,
    number: int,
    all_here: asyncio.Barrier,
) -> None:
    """One reader: opens the map, thinks, asks for the next indicator, and again."""
    chance = random.Random(number)
    await asyncio.sleep(OPENING * number)
    url = f"ws://{urlsplit(server.address).netloc}/_stcore/stream"
    options = {"subprotocols": ["streamlit"], "create_connection": Line, "max_size": None}
    async with connect(url, **options) as socket:  # type: ignore[arg-type]
        await ask(socket, scene)
        await all_here.wait()
        until = time.monotonic() + seconds
        first, *others = INDICATORS.values()
        for indicator in cycle([*others, first]):
            await asyncio.sleep(chance.uniform(0.5 * THINK, 1.5 * THINK))
            if time.monotonic() > until:
                return
            socket.boxes[INDICATOR_BOX] = indicator.short_title
            began = time.perf_counter()
            crowd.bytes.append(await ask(socket, scene))
            crowd.milliseconds.append(1000 * (time.perf_counter() - began))


async def ask(socket: Line, scene: Scene) -> int:
    """Have the page run with the boxes as they are; the bytes of the answer on the line."""
    await socket.send(socket.question(scene))
    before = socket.received
    while True:
        answer = ForwardMsg.FromString(await socket.recv())  # type: ignore[arg-type]
        socket.note(answer)
        if answer.WhichOneof("type") == "script_finished":
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
