"""Waiting by looking at the clock: `while time.monotonic() < end: pass`, with or without `await asyncio.sleep(0)` inside.

Nothing else would move a virtual clock there. The rule: when a program has looked at the clock in `FREE` rounds of a loop, or passes of the
event loop, one after the other and at one and the same moment, each further round takes `ROUND` of virtual time, as a `time.sleep` would.
"""

from typing import Any

from .scene import Scene
from .threads import Threads

FREE = 250
"""Rounds that take no time."""

ROUND = 1_000_000
"""Nanoseconds that each further round takes: a millisecond."""


class Busy:
    """Counts the rounds in which the program does nothing but look at the clock."""

    def __init__(self, scene: Scene, threads: Threads) -> None:
        self._scene = scene
        self._threads = threads
        self._rounds = self._passes = 0
        self._seen = (0, 0)
        self._passed = (0.0, 0)
        self._waiting: Any = None

    def round(self) -> None:
        """Notes a round of a loop of the program; one without an event in which it looked at the clock may take time."""
        scene = self._scene
        looks, before = scene.clock.looks(), self._seen
        self._seen = (looks, len(scene.log.events))
        if looks == before[0] or self._seen[1] != before[1]:
            self._rounds, self._waiting = 0, None
            return
        self._rounds += 1
        if self._rounds <= FREE or not scene.log.on:
            return
        if self._waiting is None:
            self._waiting = scene.log.emit("block", dur=0, thread=scene.thread) or {"dur": 0}
            self._seen = (looks, len(scene.log.events))
        self._waiting["dur"] += ROUND
        self._threads.block(ROUND)

    def idle_pass(self) -> bool:
        """Notes a pass of the event loop that waits for nothing; says whether it is to take `ROUND`."""
        looks, now = self._scene.clock.looks(), self._scene.clock.now
        same = looks != self._passed[0] and now <= self._passed[1] + ROUND
        self._passed = (looks, now)
        self._passes = self._passes + 1 if same else 0
        return self._passes > FREE
