"""Locks of threads in an interpreter with one thread: waiting moves the clock, and waiting for ever is an error. Data of a thread are those of a virtual one."""

import _thread
import _threading_local
import queue
import threading
from typing import Any

from .clock import SECOND
from .scene import Scene
from .threads import Threads


def install(scene: Scene, threads: Threads) -> None:
    """Replaces the lock that `threading`, `queue` and `concurrent.futures` are built on; a real one would hang the interpreter."""

    class lock:
        """A lock that nobody else can release while its owner waits for it."""

        def __init__(self) -> None:
            self._held = False

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            """Takes the lock; says whether it did."""
            if not self._held:
                self._held = True
                return True
            if not blocking:
                return False
            if timeout < 0:
                raise RuntimeError("this waits for another thread for ever: a recorded program has no threads of its own")
            target = scene.clock.now + round(timeout * SECOND)
            if threads.running():
                scene.clock.now = target
            else:
                scene.log.check_time(target)
                threads.advance(target)
            return False

        def release(self) -> None:
            """Gives the lock back."""
            if not self._held:
                raise RuntimeError("release unlocked lock")
            self._held = False

        def locked(self) -> bool:
            """Says whether the lock is taken."""
            return self._held

        def _at_fork_reinit(self) -> None:
            self._held = False

        def __enter__(self) -> bool:
            return self.acquire()

        def __exit__(self, *error: Any) -> None:
            self.release()

    lock.__module__ = "_thread"
    lock.__qualname__ = "lock"
    module: Any = threading
    module.Lock = module._allocate_lock = _thread.allocate_lock = _thread.lock = lock  # type: ignore[misc,assignment]
    module._start_joinable_thread = module._start_new_thread = _no_thread
    _threading_local.local.__module__, _threading_local.local.__qualname__ = "_thread", "_local"
    module.local = _threading_local.local
    queues: Any = queue
    queues.SimpleQueue = queues._PySimpleQueue


def _no_thread(*args: Any, **kwargs: Any) -> Any:
    raise RuntimeError("can't start new thread: a recorded program has none; asyncio.to_thread and run_in_executor use virtual ones")
