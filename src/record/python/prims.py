"""Locks, events, queues, task groups, timeouts: their names, and their state after each step."""

import asyncio
import asyncio.locks
import asyncio.queues
import functools
import itertools
import sys
import weakref
from typing import Any, Callable

from .scene import Scene


def _waiters(prim: Any) -> int:
    return sum(not waiter.done() for waiter in prim._waiters or ())


class Prims:
    """Names the primitives of a program and emits `prim` for each whose state a step has changed."""

    def __init__(self, scene: Scene, values: Callable[[Any], str], future: Callable[[Any], str | None]) -> None:
        self.scene = scene
        self._text = values
        self._future = future
        self._alive: dict[str, weakref.ref[Any]] = {}
        self._last: dict[str, dict[str, Any]] = {}

    def id(self, prim: Any) -> str | None:
        """Returns the id of a primitive, `None` for other objects."""
        if not isinstance(prim, _KINDS):
            return None
        prim = getattr(prim, "_recorded_part_of", prim)
        known: str | None = getattr(prim, "_recorded_id", None)
        if known is None and self.scene.log.on:
            return self.introduce(prim, False)
        return known

    def introduce(self, prim: Any, internal: bool) -> str:
        """Emits `prim.new`."""
        log = self.scene.log
        name: str = log.name("P")
        prim._recorded_id = name
        made = self.scene.made_here()
        log.emit("prim.new", prim=name, type=type(prim).__name__, var=made.get("var"), pos=made.get("pos"), internal=internal or None)
        for part in ("_lock", "_cond", "_finished"):
            inner = getattr(prim, part, None)
            if getattr(inner, "_recorded_internal", False):
                inner._recorded_part_of = prim
        prim._recorded_internal = internal
        self._alive[name] = weakref.ref(prim)
        self._last[name] = self._state(prim)
        return name

    def changed(self) -> None:
        """Emits the new state of each primitive that changed since it was last looked at."""
        for name, reference in list(self._alive.items()):
            prim = reference()
            if prim is None:
                del self._alive[name], self._last[name]
                continue
            state = self._state(prim)
            if state != self._last[name]:
                self._last[name] = state
                self.scene.log.emit("prim", prim=name, state=state)

    def _state(self, prim: Any) -> dict[str, Any]:
        match prim:
            case asyncio.Condition():
                return {"locked": prim.locked(), "waiters": _waiters(prim)}
            case asyncio.Lock():
                return {"locked": prim.locked(), "waiters": _waiters(prim)}
            case asyncio.Event():
                return {"set": prim.is_set(), "waiters": _waiters(prim)}
            case asyncio.Semaphore():
                return {"value": prim._value, "waiters": _waiters(prim)}
            case asyncio.Queue():
                items = list(itertools.islice(prim._queue, 20))  # type: ignore[attr-defined]
                return {
                    "size": prim.qsize(), "maxsize": prim.maxsize, "items": [self._text(item) for item in items],
                    "getters": sum(not each.done() for each in prim._getters),  # type: ignore[attr-defined]
                    "putters": sum(not each.done() for each in prim._putters),  # type: ignore[attr-defined]
                    "unfinished": prim._unfinished_tasks,  # type: ignore[attr-defined]
                }
            case asyncio.TaskGroup():
                phase = "aborting" if prim._aborting else "exiting" if prim._exiting else "entered" if prim._entered else "created"
                return {"state": phase, "tasks": [name for name in map(self._future, prim._tasks) if name is not None]}
            case asyncio.Timeout():
                return {"when": prim.when(), "state": prim._state.value}
            case asyncio.Barrier():
                return {"parties": prim.parties, "waiting": prim.n_waiting, "state": prim._state.value}  # type: ignore[attr-defined]
        return {}


_KINDS = (
    asyncio.Lock, asyncio.Event, asyncio.Condition, asyncio.Semaphore, asyncio.Queue, asyncio.TaskGroup, asyncio.Timeout, asyncio.Barrier,
)


def install(prims: Prims) -> None:
    """Makes each primitive announce itself when it is made."""
    for kind in _KINDS:
        kind.__init__ = _announcing(kind.__init__, prims)  # type: ignore[method-assign,misc]


def _announcing(original: Any, prims: Prims) -> Any:
    @functools.wraps(original)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        if prims.scene.log.on and getattr(self, "_recorded_id", None) is None:
            maker = sys._getframe(1).f_globals.get("__name__", "")
            internal = maker in ("asyncio.locks", "asyncio.queues", "asyncio.tasks")
            prims.introduce(self, internal)

    return __init__
