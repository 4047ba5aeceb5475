"""Tasks and futures: thin subclasses of the C types that say what happens to them."""

import asyncio
import gc
import inspect
import itertools
import sys
import types
from typing import Any

from .chain import await_chain
from .scene import Scene
from .traces import without_recorder
from .waits import Names, Waits

_order = itertools.count(1)


def own(future: Any) -> bool:
    """Says whether a future is one of the recorded kind."""
    return isinstance(future, _Recorded)


class Futures:
    """Names tasks and futures and emits their events. The ids live on the objects, so nothing is kept alive."""

    def __init__(self, scene: Scene, prim: Any) -> None:
        self.scene = scene
        self.waits = Waits(Names(self.id, prim))
        self.names = itertools.count(1)
        self.eager_step: Any = None

    def id(self, future: Any) -> str | None:
        """Returns the id of a task or future; one that was made before the recording began is introduced now."""
        if not own(future):
            return None
        if future._recorded_id is None and self.scene.log.on:
            if isinstance(future, RecordedTask):
                self.introduce_task(future, future.get_coro(), future.get_name(), None, False)
            else:
                self.introduce_future(future, {"w": "future"})
        return future._recorded_id

    def introduce_task(self, task: "RecordedTask", coroutine: Any, name: str, eager: bool | None, here: bool) -> None:
        """Emits `task.new`."""
        scene = self.scene
        if not scene.log.on or task._recorded_id is not None:
            return
        task._recorded_id = scene.log.name("T")
        made = scene.made_here() if here else {}
        scene.log.emit(
            "task.new", task=task._recorded_id, name=name, coro=_called(coroutine),
            args=self._arguments(coroutine), parent=scene.task, pos=made.get("pos"), var=made.get("var"),
            user=not _is_internal(coroutine), eager=eager or None,
        )

    def _arguments(self, coroutine: Any) -> dict[str, str]:
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None)
        if frame is None:
            return {}
        code = frame.f_code
        count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & inspect.CO_VARARGS) + bool(code.co_flags & inspect.CO_VARKEYWORDS)
        local = frame.f_locals
        return {name: self.scene.values.text(local[name]) for name in code.co_varnames[:count] if name in local and name != "self"}

    def introduce_future(self, future: Any, on: dict[str, Any]) -> None:
        """Emits `fut.new`."""
        scene = self.scene
        if not scene.log.on:
            return
        made = scene.made_here()
        if on == {"w": "future"} and made.get("var"):
            on = {"w": "future", "name": made["var"]}
        future._recorded_id = scene.log.name("F")
        future._recorded_on = on
        scene.log.emit("fut.new", fut=future._recorded_id, on=on, pos=made.get("pos"))

    def done(self, future: Any, how: str, value: Any = None) -> None:
        """Emits `fut.done`, before the callbacks of the future become ready."""
        if not self.scene.log.on:
            return
        name = self.id(future)
        shown = None if value is None else self.scene.values.text(value)
        self.scene.log.emit("fut.done", fut=name, how=how, value=shown)

    def task_done(self, task: "RecordedTask") -> None:
        """Emits `task.done` once, without marking the exception as retrieved."""
        if not self.scene.log.on or task._recorded_done or not task.done():
            return
        task._recorded_done = True
        values = self.scene.values
        error = task._exception
        if task.cancelled():
            self.scene.log.emit("task.done", task=self.id(task), how="cancelled")
        elif error is not None:
            self.scene.log.emit("task.done", task=self.id(task), how="exception", value=values.text(error))
        else:
            self.scene.log.emit("task.done", task=self.id(task), how="result", value=values.text(task._result))

    def waiting_for(self, task: "RecordedTask") -> dict[str, Any]:
        """Returns what a suspended task waits for."""
        waiter = task._fut_waiter
        if waiter is None:
            return {"w": "turn"}
        name = self.id(waiter)
        if isinstance(waiter, RecordedTask):
            return {"fut": name, "w": "task"}
        on = getattr(waiter, "_recorded_on", None) or {"w": "future"}
        return {"fut": name, **on}

    def suspend(self, task: "RecordedTask") -> None:
        """Emits `suspend` when a task has stopped at an `await`."""
        if not self.scene.log.on:
            return
        chain = await_chain(self.scene, task.get_coro())
        self.scene.log.emit("suspend", task=self.id(task), on=self.waiting_for(task), chain=chain)

    def cancelling(self, task: "RecordedTask", message: Any) -> None:
        """Emits the request to cancel a task."""
        scene = self.scene
        if not scene.log.on or task.done():
            return
        scene.log.emit(
            "task.cancel", task=self.id(task), by=scene.task, msg=None if message is None else scene.values.text(message),
            pos=scene.position(scene.caller()), via=self.id(task._fut_waiter), n=task.cancelling() + 1,
        )


def _called(coroutine: Any) -> str:
    """Returns the name of what a task runs; `ticks.aclose` for the closing of an asynchronous generator."""
    frame = getattr(coroutine, "cr_frame", None)
    if frame is not None and frame.f_code.co_name == "_wrap_awaitable" and "asyncio" in frame.f_code.co_filename:
        return _called(frame.f_locals.get("awaitable"))
    method = {"async_generator_athrow": "aclose", "async_generator_asend": "asend"}.get(type(coroutine).__name__)
    for held in gc.get_referents(coroutine) if method else ():
        if isinstance(held, types.AsyncGeneratorType):
            return f"{held.__qualname__}.{method}"
    return getattr(coroutine, "__qualname__", type(coroutine).__name__)


def _is_internal(coroutine: Any) -> bool:
    """Says whether a task is the library's own: the end of a run, and the private helpers of servers."""
    code = getattr(coroutine, "cr_code", None)
    if code is None or "asyncio" not in code.co_filename:
        return False
    return code.co_name in ("shutdown_asyncgens", "shutdown_default_executor", "_accept_connection2", "_create_server_getaddrinfo")


class _Recorded:
    """Gives the C types a place for the id, and an order of creation by which sets of tasks are sorted."""

    __slots__ = ()
    futures: Futures

    def __hash__(self) -> int:
        return self._order  # type: ignore[attr-defined]


class AsBase(type):
    """Type of a class that stands in for its base: what is an instance of the base counts as one of the class."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, cls.stands_for)  # type: ignore[attr-defined]

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, cls.stands_for)  # type: ignore[attr-defined]


class RecordedTask(asyncio.Task, _Recorded):
    """`asyncio.Task` that emits its events."""

    __slots__ = ("_order", "_recorded_id", "_recorded_done", "_recorded_started")
    __hash__ = _Recorded.__hash__

    def __init__(self, coro: Any, *, loop: Any = None, name: Any = None, context: Any = None, eager_start: bool = False) -> None:
        futures = self.futures
        self._order = next(_order)
        self._recorded_id = None
        self._recorded_done = False
        self._recorded_started = False
        if not asyncio.iscoroutine(coro):
            super().__init__(coro, loop=loop, name=name, context=context, eager_start=eager_start)
            return
        name = f"Task-{next(futures.names)}" if name is None else str(name)
        futures.introduce_task(self, coro, name, eager_start, True)
        if not eager_start:
            super().__init__(coro, loop=loop, name=name, context=context)
            return
        try:
            with futures.eager_step(self):
                super().__init__(coro, loop=loop, name=name, context=context, eager_start=True)
        finally:
            self = None  # type: ignore[assignment]  # an exception of the first step keeps this frame

    def cancel(self, msg: Any = None) -> bool:
        """Requests cancellation."""
        self.futures.cancelling(self, msg)
        return super().cancel(msg)

    def get_stack(self, *, limit: int | None = None) -> list[Any]:
        """Returns the frames of the task."""
        return without_recorder(super().get_stack(limit=limit))

    def uncancel(self) -> int:
        """Takes one request to cancel back."""
        left = super().uncancel()
        if self.futures.scene.log.on:
            self.futures.scene.log.emit("task.uncancel", task=self.futures.id(self), n=left)
        return left

    def set_name(self, value: object) -> None:
        """Renames the task."""
        super().set_name(value)
        if self.futures.scene.log.on:
            self.futures.scene.log.emit("task.name", task=self.futures.id(self), name=str(value))


class _Settling(_Recorded):
    """Emits how a future was settled, before its callbacks become ready."""

    __slots__ = ()

    def set_result(self, result: Any) -> None:
        """Settles with a result."""
        if not self.done():  # type: ignore[attr-defined]
            self.futures.done(self, "result", result)
        super().set_result(result)  # type: ignore[misc]

    def set_exception(self, exception: Any) -> None:
        """Settles with an exception."""
        if not self.done():  # type: ignore[attr-defined]
            cancelled = isinstance(exception, asyncio.CancelledError)
            self.futures.done(self, "cancelled" if cancelled else "exception", exception)
        super().set_exception(exception)  # type: ignore[misc]


class RecordedFuture(_Settling, asyncio.Future, metaclass=AsBase):
    """`asyncio.Future` that emits its events."""

    stands_for = asyncio.Future

    __slots__ = ("_order", "_recorded_id", "_recorded_on")
    __hash__ = _Recorded.__hash__

    def __init__(self, *, loop: Any = None) -> None:
        self._order = next(_order)
        self._recorded_id = None
        self._recorded_on = None
        super().__init__(loop=loop)
        if self.futures.scene.log.on:
            frame = sys._getframe(1)
            if frame.f_code is asyncio.BaseEventLoop.create_future.__code__ or frame.f_code.co_name == "create_future":
                frame = frame.f_back
            user = frame is not None and self.futures.scene.sources.is_user_code(frame.f_code)
            self.futures.introduce_future(self, self.futures.waits.of(frame, user))

    def cancel(self, msg: Any = None) -> bool:
        """Cancels the future."""
        if not self.done():
            self.futures.done(self, "cancelled")
        return super().cancel(msg)


class RecordedGathering(_Settling, asyncio.tasks._GatheringFuture):  # type: ignore[name-defined,misc]
    """The future of `gather`, which knows its children."""

    __hash__ = _Recorded.__hash__

    def __init__(self, children: Any, *, loop: Any) -> None:
        self._order = next(_order)
        self._recorded_id = None
        self._recorded_on = None
        super().__init__(children, loop=loop)
        if self.futures.scene.log.on:
            of = [name for name in map(self.futures.id, children) if name is not None]
            self.futures.introduce_future(self, self.futures.waits.whole(sys._getframe(1)) or {"w": "gather", "of": of})
            self.futures.scene.log.emit("gather", fut=self._recorded_id, of=of)

    def cancel(self, msg: Any = None) -> bool:
        """Cancels the children."""
        if not self.done() and self.futures.scene.log.on:
            self.futures.scene.log.emit("gather.cancel", fut=self.futures.id(self))
        return super().cancel(msg)


def _disguise(kind: type, name: str, module: str) -> None:
    kind.__name__ = kind.__qualname__ = name
    kind.__module__ = module


def install(futures: Futures, eager_step: Any) -> None:
    """Puts the recorded kinds in the place of asyncio's."""
    _Recorded.futures = futures
    futures.eager_step = eager_step
    for method in (_Settling.set_result, _Settling.set_exception, RecordedFuture.cancel):
        method.__qualname__, method.__module__ = f"Future.{method.__name__}", "_asyncio"
    for method in (RecordedTask.cancel, RecordedTask.uncancel, RecordedTask.set_name, RecordedTask.get_stack):
        method.__qualname__, method.__module__ = f"Task.{method.__name__}", "_asyncio"
    _disguise(RecordedTask, "Task", "_asyncio")
    _disguise(RecordedFuture, "Future", "_asyncio")
    _disguise(RecordedGathering, "_GatheringFuture", "asyncio.tasks")
    tasks: Any = asyncio.tasks
    tasks.Task = asyncio.Task = RecordedTask  # type: ignore[misc]
    asyncio.futures.Future = asyncio.Future = RecordedFuture  # type: ignore[misc]
    tasks._GatheringFuture = RecordedGathering
    factory = tasks.create_eager_task_factory(RecordedTask)
    tasks.eager_task_factory = asyncio.eager_task_factory = factory
