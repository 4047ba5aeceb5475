"""What a future is for, read from the library function that makes it."""

import asyncio
import asyncio.queues
import asyncio.selector_events
import asyncio.tasks
import os
from types import CodeType, FrameType
from typing import Any, Callable

Describe = Callable[[dict[str, Any], "Names"], dict[str, Any]]


class Names:
    """How a wait names the objects it is about."""

    def __init__(self, future: Callable[[Any], str | None], prim: Callable[[Any], str | None]) -> None:
        self.future = future
        self.prim = prim

    def futures(self, each: Any) -> list[str]:
        """Returns the ids of futures, in order of creation when they come as a set."""
        items = sorted(each, key=hash) if isinstance(each, (set, frozenset)) else list(each)
        return [name for name in map(self.future, items) if name is not None]


def _of_prim(kind: str) -> Describe:
    return lambda local, names: {"w": kind, "prim": names.prim(local.get("self"))}


def _plain(kind: str) -> Describe:
    return lambda local, names: {"w": kind}


def _sleep(local: dict[str, Any], names: Names) -> dict[str, Any]:
    return {"w": "sleep", "delay": local["delay"]}


def _wait(local: dict[str, Any], names: Names) -> dict[str, Any]:
    return {"w": "wait", "of": names.futures(local["fs"]), "when": local["return_when"], "timeout": local["timeout"]}


def _shield(local: dict[str, Any], names: Names) -> dict[str, Any]:
    return {"w": "shield", "of": [names.future(local["inner"])]}


def _task_group(local: dict[str, Any], names: Names) -> dict[str, Any]:
    group = local["self"]
    return {"w": "taskgroup", "prim": names.prim(group), "of": names.futures(group._tasks)}


def _connect(local: dict[str, Any], names: Names) -> dict[str, Any]:
    address = local.get("address")
    host, port = address[:2] if isinstance(address, tuple) else (local.get("host"), local.get("port"))
    path = local.get("path") or address
    if isinstance(path, (str, bytes)):
        return {"w": "connect", "addr": os.fsdecode(path)}
    return {"w": "connect", "addr": f"{host}:{port}"} if host is not None else _plain("connect")(local, names)


def _as_completed(local: dict[str, Any], names: Names) -> dict[str, Any]:
    return {"w": "as_completed", "of": names.futures(local["self"]._todo)}


def _code(function: Any) -> CodeType:
    return function.__code__


def _table() -> dict[CodeType, Describe]:
    streams = asyncio.StreamReader
    loop = asyncio.selector_events.BaseSelectorEventLoop
    return {
        _code(asyncio.tasks.sleep): _sleep,
        _code(asyncio.tasks._wait): _wait,
        _code(asyncio.tasks.shield): _shield,
        _code(getattr(asyncio.TaskGroup, "_aexit", asyncio.TaskGroup.__aexit__)): _task_group,
        _code(asyncio.Lock.acquire): _of_prim("lock"),
        _code(asyncio.Event.wait): _of_prim("event"),
        _code(asyncio.Condition.wait): _of_prim("condition"),
        _code(asyncio.Semaphore.acquire): _of_prim("semaphore"),
        _code(asyncio.Queue.get): _of_prim("queue.get"),
        _code(asyncio.Queue.put): _of_prim("queue.put"),
        _code(streams._wait_for_data): lambda local, names: {"w": "read", "prim": None},
        _code(asyncio.streams.FlowControlMixin._drain_helper): _plain("drain"),
        _code(loop.sock_connect): _connect,
        _code(loop.sock_accept): _plain("accept"),
        **{_code(each): _plain("read") for each in (loop.sock_recv, loop.sock_recv_into, loop.sock_recvfrom, loop.sock_recvfrom_into)},
        **{_code(each): _plain("drain") for each in (loop.sock_sendall, loop.sock_sendto)},
        _code(asyncio.base_events.Server.serve_forever): _plain("serve"),
        _code(asyncio.base_events.Server.wait_closed): _plain("server.closed"),
        _code(asyncio.base_events.BaseEventLoop.shutdown_default_executor): _plain("executor"),
    }


def _wholes() -> dict[CodeType, Describe]:
    """What the program called where the future is made further in: `Queue.join` waits on an event of its own."""
    iterator = getattr(asyncio.tasks, "_AsCompletedIterator", None)
    return {
        **({} if iterator is None else {_code(iterator._wait_for_one): _as_completed}),
        _code(asyncio.Queue.join): _of_prim("queue.join"),
        _code(asyncio.Barrier.wait): _of_prim("barrier"),
        _code(asyncio.streams.open_connection): _connect,
        _code(asyncio.BaseEventLoop.create_connection): _connect,
        _code(asyncio.BaseEventLoop.create_server): lambda local, names: {"w": "future", "lib": "base_events.BaseEventLoop.create_server"},
        _code(asyncio.StreamWriter.drain): _plain("drain"),
        _code(asyncio.StreamWriter.wait_closed): _plain("closed"),
    }


class Waits:
    """Looks a future's purpose up by the code that makes it."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._table = _table()
        self._wholes = _wholes()

    def of(self, frame: FrameType | None, is_user_frame: bool) -> dict[str, Any]:
        """Returns what a future made by `frame` is waited for."""
        if frame is None or is_user_frame:
            return {"w": "future"}
        whole = self.whole(frame)
        if whole is not None:
            return whole
        describe = self._table.get(frame.f_code)
        if describe is None:
            module = frame.f_globals.get("__name__", "").removeprefix("asyncio.")
            return {"w": "future", "lib": f"{module}.{frame.f_code.co_qualname}"}
        return describe(dict(frame.f_locals), self.names)

    def whole(self, frame: FrameType | None) -> dict[str, Any] | None:
        """Returns what the program called to wait for, when that is further out than `frame`."""
        found = None
        while frame is not None and frame.f_globals.get("__name__", "").startswith("asyncio"):
            describe = self._wholes.get(frame.f_code)
            if describe is not None:
                found = describe, frame
            frame = frame.f_back
        return None if found is None else found[0](dict(found[1].f_locals), self.names)
