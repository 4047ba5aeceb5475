"""Virtual threads: `to_thread` and executors without threads.

The function runs at once when it is submitted, on a clock of its own that `time.sleep` moves. What it does and prints is
kept and told when the loop's clock gets there; its completion wakes the selector, as a byte in the loop's pipe does. An
executor with `k` workers takes its calls first in, first out.
"""

import asyncio
import functools
import heapq
import itertools
import threading
from typing import Any, Callable

from .futures import Futures
from .scene import Scene

WORKERS = 32
"""Threads of the default executor (`min(32, cpu_count + 4)` on a machine with many processors)."""


class Threads:
    """Runs functions on virtual worker threads."""

    def __init__(self, scene: Scene, futures: Futures) -> None:
        self.scene = scene
        self.futures = futures
        self._free: dict[Any, list[int]] = {}
        self._default: Any = None
        self._later: list[tuple[int, int, Callable[[], Any]]] = []
        self._order = itertools.count()
        self._loop_now = 0
        self._main = threading.get_ident()
        self._current: int | None = None
        self._workers: dict[str, int] = {}
        threading.get_ident = self.identity  # type: ignore[assignment]

    def use(self, executor: Any) -> None:
        """Takes the executor that calls without one go to."""
        self._default = executor

    def next(self) -> int | None:
        """Returns when a thread next does something, `None` when none is running."""
        return self._later[0][0] if self._later else None

    def advance(self, target: int) -> None:
        """Moves the clock to `target`, and lets the threads do on the way what they do."""
        clock = self.scene.clock
        while self._later and self._later[0][0] <= target:
            when, _, happen = heapq.heappop(self._later)
            clock.now = max(clock.now, when)
            happen()
        clock.now = max(clock.now, target)

    def block(self, duration: int) -> None:
        """Lets `duration` go by while nothing else can happen: on the clock of the thread that runs, else for everybody."""
        clock = self.scene.clock
        self.scene.log.check_time(clock.now + duration)
        if self.running():
            clock.now += duration
        else:
            self.advance(clock.now + duration)

    def running(self) -> bool:
        """Says whether the function of a thread is running right now."""
        return self.scene.thread is not None

    def later(self, happen: Callable[[], Any]) -> None:
        """Keeps what a running thread does for the moment at which it does it."""
        heapq.heappush(self._later, (self.scene.clock.now, next(self._order), happen))

    def stop(self) -> None:
        """Tells, when the run ends while a thread works, what has happened up to then."""
        if self.running():
            until, self.scene.clock.now = self.scene.clock.now, self._loop_now
            self._switch(None)
            self.advance(until)

    def _switch(self, thread: str | None) -> None:
        """Goes to a thread, `None` for that of the loop; what a thread does is kept for its moment."""
        self.scene.thread = thread
        self.scene.log.keep = None if thread is None else self.later

    def submit(self, loop: Any, executor: Any, function: Any, args: tuple[Any, ...]) -> Any:
        """Returns the future of a call on a virtual thread."""
        scene, clock = self.scene, self.scene.clock
        executor = self._default if executor is None else executor
        free = self._free.setdefault(id(executor), [0] * max(1, getattr(executor, "_max_workers", WORKERS)))
        worker = min(range(len(free)), key=lambda each: max(free[each], clock.now))
        began = max(clock.now, free[worker])
        name = scene.log.name("W")
        prefix = getattr(executor, "_thread_name_prefix", None) or "asyncio"
        future = loop.create_future()
        if future._recorded_on is not None:
            future._recorded_on = {"w": "thread", "thread": name}
        scene.log.emit("thread.new", thread=name, fut=self.futures.id(future), fn=_shown(function), queued=began > clock.now)
        outer, thread = (clock.now, scene.task, scene.log.step), scene.thread
        self._loop_now = clock.now
        clock.now, scene.task, scene.log.step = began, None, None
        self._switch(name)
        self.later(lambda: self._tell("thread.start", thread=name))
        result, error = self._run(f"{prefix}_{worker}", function, args)
        free[worker] = clock.now
        self.later(lambda: self._complete(loop, future, name, result, error))
        clock.now, scene.task, scene.log.step = outer
        self._switch(thread)
        self.advance(clock.now)
        return future

    def _tell(self, kind: str, **fields: Any) -> None:
        self.scene.log.emit(kind, **fields)

    def _run(self, thread: str, function: Any, args: tuple[Any, ...]) -> tuple[Any, BaseException | None]:
        running, outer = asyncio.events._get_running_loop(), self._current
        self._current = self._worker(thread)
        asyncio.events._set_running_loop(None)
        try:
            return function(*args), None
        except BaseException as raised:
            return None, raised
        finally:
            self._current = outer
            asyncio.events._set_running_loop(running)

    def _worker(self, name: str) -> int:
        """Returns the identity of the worker thread of that name, which `threading.current_thread` then finds."""
        if name not in self._workers:
            worker: Any = threading.Thread(name=name, daemon=True)
            worker._started.set()
            self._workers[name] = worker._ident = self._main + 64 * (1 + len(self._workers))
            active: Any = threading._active  # type: ignore[attr-defined]
            active[worker._ident] = worker
        return self._workers[name]

    def identity(self) -> int:
        """Returns what `threading.get_ident` returns, in a virtual thread too."""
        return self._main if self._current is None else self._current

    def _complete(self, loop: Any, future: Any, name: str, result: Any, error: BaseException | None) -> None:
        how = "result" if error is None else "exception"
        self._tell("thread.end", thread=name, how=how, value=self.scene.values.text(result if error is None else error))
        if loop.is_closed():
            return

        def _set_state(future: Any) -> None:
            if future.cancelled():
                return
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

        _set_state.__qualname__ = "_chain_future.<locals>._set_state"
        _set_state.__module__ = "asyncio.futures"
        loop.woken(_set_state, future)


def _shown(function: Any) -> str:
    """Returns the name of the function that a call is about; `to_thread` hands over `Context.run` with it."""
    while isinstance(function, functools.partial):
        function = function.args[0] if getattr(function.func, "__name__", "") == "run" and function.args else function.func
    return getattr(function, "__qualname__", type(function).__qualname__)
