"""One step: the loop runs one handle."""

import asyncio
import contextlib
import functools
import sys
from collections.abc import Iterator
from typing import Any

from .futures import Futures, RecordedTask, own
from .prims import Prims
from .scene import Scene


class Steps:
    """Emits the beginning and the end of every step, and says what a handle will do."""

    def __init__(self, scene: Scene, futures: Futures, prims: Prims) -> None:
        self.scene = scene
        self.futures = futures
        self.prims = prims
        self.hits: dict[Any, int] = {}
        self.silenced = False
        self.running: RecordedTask | None = None
        self.check: Any = None

    def callback(self, handle: asyncio.Handle) -> dict[str, Any]:
        """Returns what a handle will do when it runs."""
        function: Any = handle._callback  # type: ignore[attr-defined]
        args: tuple[Any, ...] = tuple(handle._args or ())  # type: ignore[attr-defined]
        owner = getattr(function, "__self__", None)
        if isinstance(owner, RecordedTask):
            if type(function).__name__ == "TaskStepMethWrapper":
                return {"c": "step", "task": self.futures.id(owner)}
            if getattr(function, "__name__", "") == "task_wakeup":
                return {"c": "wakeup", "task": self.futures.id(owner), "fut": self.futures.id(args[0]) if args else None}
        while isinstance(function, functools.partial):
            args = function.args + args
            function = function.func
        code = getattr(function, "__code__", None)
        name = getattr(function, "__qualname__", type(function).__qualname__)
        if code is not None and self.scene.sources.is_user_code(code):
            return {"c": "call", "fn": name, "user": True, "line": code.co_firstlineno, "args": [self.scene.values.text(each) for each in args]}
        shown: dict[str, Any] = {"c": "call", "fn": name, "mod": getattr(function, "__module__", None) or type(owner).__module__}
        futures = [self.futures.id(each) for each in args if own(each)]
        if futures:
            shown["futs"] = futures
        elif args:
            shown["args"] = [self.scene.values.text(each) for each in args]
        about = self.futures.id(owner) or self.prims.id(owner)
        if about:
            shown["self"] = about
        return shown

    def begin(self, handle: Any) -> None:
        """Emits `step` for a handle that is about to run."""
        scene = self.scene
        scene.log.begin_step()
        self.hits.clear()
        if self.silenced:
            self.silenced = False
            sys.monitoring.restart_events()
        if not scene.log.on:
            return
        shown = self.callback(handle)
        name = handle_id(scene, handle)
        if shown["c"] == "call":
            scene.log.emit("step", h=name, cb=shown)
            return
        task: RecordedTask = handle._callback.__self__
        self.running = task
        scene.task = self.futures.id(task)
        waiter = handle._args[0] if shown["c"] == "wakeup" and handle._args else None
        why = "wakeup" if waiter is not None else "turn" if task._recorded_started else "start"
        task._recorded_started = True
        scene.log.emit("step", h=name, task=scene.task, why=why, fut=shown.get("fut"), throw=_thrown(task, waiter))

    def settle(self) -> None:
        """Emits `task.done` when the task of the current step has just ended."""
        if self.running is not None:
            self.futures.task_done(self.running)

    def end(self) -> None:
        """Emits what the step has led to, and `step.end`."""
        scene, task = self.scene, self.running
        if scene.log.on and scene.log.step is not None:
            if task is not None:
                if task.done():
                    self.futures.task_done(task)
                else:
                    self.futures.suspend(task)
            self.prims.changed()
            scene.log.emit("step.end", task=scene.task)
            if self.check is not None:
                self.check()
        self.running = None
        scene.task = None
        scene.log.step = None

    @contextlib.contextmanager
    def eager(self, task: RecordedTask) -> Iterator[None]:
        """Wraps the first step of an eager task, which runs inside the step that creates it."""
        scene = self.scene
        outer = (scene.log.step, scene.task, self.running)
        scene.log.begin_step()
        scene.task = self.futures.id(task)
        self.running = task
        task._recorded_started = True
        scene.log.emit("step", task=scene.task, why="eager", outer=outer[0])
        try:
            yield
        finally:
            self.end()
            scene.log.step, scene.task, self.running = outer


def _thrown(task: Any, waiter: Any) -> str | None:
    """Returns the type of the exception that a task will be resumed with."""
    if task._must_cancel or (waiter is not None and waiter.cancelled()):
        return "CancelledError"
    error = getattr(waiter, "_exception", None)
    return None if error is None else type(error).__name__


def handle_id(scene: Scene, handle: Any) -> str:
    """Returns the id of a handle, named when it is first asked for."""
    if handle._recorded_id is None:
        handle._recorded_id = scene.log.name("h")
    return handle._recorded_id
