"""The event loop: CPython's own, on virtual time, its handles replaced by ones that say when they run."""

import asyncio
import asyncio.events
import asyncio.unix_events
import concurrent.futures
import functools
import inspect
import itertools
import sys
from typing import Any

from .busy import ROUND, Busy
from .clock import SECOND
from .futures import AsBase
from .network import Network
from .scene import Scene
from .selector import Ready, VirtualSelector
from .steps import Steps, handle_id
from .threads import Threads

_order = itertools.count(1)


class _Recorded:
    __slots__ = ()
    steps: Steps

    def _start(self) -> None:
        self.steps.begin(self)

    def _stop(self) -> None:
        self.steps.end()


class RecordedHandle(asyncio.events.Handle, _Recorded, metaclass=AsBase):
    """`asyncio.Handle`: running one is a step."""

    stands_for = asyncio.events.Handle

    __slots__ = ("_recorded_id", "_recorded_ran")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._recorded_id: str | None = None
        self._recorded_ran = False
        super().__init__(*args, **kwargs)

    def _run(self) -> None:
        self._recorded_ran = True
        self._start()
        try:
            super()._run()  # type: ignore[misc]
        finally:
            self._stop()
            self = None  # type: ignore[assignment]  # as in `Handle._run`: breaks the cycle with an exception that keeps this frame

    def cancel(self) -> None:
        """Cancels the handle."""
        _emit_cancel(self)
        super().cancel()


class RecordedTimer(asyncio.events.TimerHandle, _Recorded):
    """`asyncio.TimerHandle`: equal deadlines, to the nanosecond, fire in the order in which the timers were made."""

    __slots__ = ("_recorded_id", "_recorded_ran", "_order", "_moment")

    def __init__(self, when: float, *args: Any, **kwargs: Any) -> None:
        self._recorded_id: str | None = None
        self._recorded_ran = False
        self._order = next(_order)
        self._moment = when * SECOND if when in (float("inf"), float("-inf")) else round(when * SECOND)
        super().__init__(when, *args, **kwargs)

    def __lt__(self, other: Any) -> bool:
        if isinstance(other, RecordedTimer):
            return (self._moment, self._order) < (other._moment, other._order)
        return NotImplemented

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return self._order

    def _run(self) -> None:
        self._recorded_ran = True
        self._start()
        try:
            super()._run()  # type: ignore[misc]
        finally:
            self._stop()
            self = None  # type: ignore[assignment]  # as in `Handle._run`: breaks the cycle with an exception that keeps this frame

    def cancel(self) -> None:
        """Cancels the timer; it stays in the heap until its deadline or until it is at the top."""
        _emit_cancel(self)
        super().cancel()


def _emit_cancel(handle: Any) -> None:
    scene = handle.steps.scene
    if scene.log.on and not handle._cancelled and not handle._recorded_ran:
        scene.log.emit("handle.cancel", h=handle_id(scene, handle))


class RecordedLoop(asyncio.unix_events._UnixSelectorEventLoop):  # type: ignore[misc,name-defined]
    """`asyncio.SelectorEventLoop` on a virtual selector."""

    scene: Scene
    steps: Steps
    threads: Threads
    network: Network
    busy: Busy
    stuck: Any = None

    def __init__(self, selector: Any = None) -> None:
        self._passes = 0
        super().__init__(VirtualSelector(self.network, self._passed))
        self._clock_resolution = 1e-9
        self._recorded_id = self.scene.log.name("L")
        self.scene.log.emit("loop.new", loop=self._recorded_id)

    def time(self) -> float:
        """Returns the virtual time in seconds."""
        if self.scene.sources.is_user_code(sys._getframe(1).f_code):
            self.scene.clock.looked()
        return self.scene.clock.now / SECOND

    def close(self) -> None:
        """Closes the loop."""
        if not self.is_closed() and not self.is_running():
            self.scene.log.emit("loop.close", loop=self._recorded_id)
        super().close()

    def _make_self_pipe(self) -> None:
        self._ssock = self._csock = None

    def _close_self_pipe(self) -> None:
        pass

    def _write_to_self(self) -> None:
        pass

    def _call_soon(self, callback: Any, args: Any, context: Any) -> Any:
        self.steps.settle()
        handle = super()._call_soon(callback, args, context)
        self._emit_ready(handle)
        return handle

    def _set_coroutine_origin_tracking(self, enabled: bool) -> None:
        super()._set_coroutine_origin_tracking(enabled)  # type: ignore[misc]
        if enabled:
            sys.set_coroutine_origin_tracking_depth(2 * asyncio.constants.DEBUG_STACK_DEPTH)

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> Any:
        """Schedules a callback; from a virtual thread at the moment at which the thread does so."""
        self._check_closed()
        if self._debug:  # type: ignore[has-type]
            self._check_callback(callback, "call_soon_threadsafe")
        if not self.threads.running():
            return self._call_soon(callback, args, context)
        handle = RecordedHandle(callback, args, self, context)
        self.threads.later(lambda: self._add(handle))
        return handle

    def woken(self, callback: Any, *args: Any) -> None:
        """Schedules a callback from outside the loop."""
        self._add(RecordedHandle(callback, args, self, None))

    def _add(self, handle: Any) -> None:
        self._ready.append(handle)
        self._emit_ready(handle, True)

    def _emit_ready(self, handle: Any, outside: bool = False) -> None:
        if self.scene.log.on:
            self.scene.log.emit("ready", h=handle_id(self.scene, handle), cb=self.steps.callback(handle), io=outside or None)

    def call_at(self, when: float, callback: Any, *args: Any, context: Any = None) -> Any:
        """Schedules a timer."""
        timer = super().call_at(when, callback, *args, context=context)
        if self.scene.log.on:
            moment = self.scene.clock.moment(when)
            self.scene.log.emit("timer", h=handle_id(self.scene, timer), when=moment, cb=self.steps.callback(timer))
        return timer

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> Any:
        """Runs a function on a virtual thread."""
        self._check_closed()
        if self._debug:  # type: ignore[has-type]
            self._check_callback(func, "run_in_executor")
        if executor is None:
            self._check_default_executor()
        return self.threads.submit(self, executor, func, args)

    def set_default_executor(self, executor: Any) -> None:
        """Takes an executor for the number of its threads."""
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self.threads.use(executor)

    def add_signal_handler(self, sig: int, callback: Any, *args: Any) -> None:
        """Takes a handler for a signal that the program sends to itself."""
        if asyncio.iscoroutine(callback) or inspect.iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        self._signal_handlers[sig] = RecordedHandle(callback, args, self, None)

    def remove_signal_handler(self, sig: int) -> bool:
        """Forgets a handler; says whether there was one."""
        return self._signal_handlers.pop(sig, None) is not None

    async def getaddrinfo(self, host: Any, port: Any, *, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0) -> Any:
        """Returns the addresses of a name in the next pass, as a thread that asks the system does at the earliest."""
        return await self._answer(f"{host}:{port}", functools.partial(asyncio.base_events.socket.getaddrinfo, host, port, family, type, proto, flags))

    async def getnameinfo(self, sockaddr: Any, flags: int = 0) -> Any:
        """Returns the name of an address."""
        return await self._answer(str(sockaddr[0]), functools.partial(asyncio.base_events.socket.getnameinfo, sockaddr, flags))

    async def _answer(self, about: str, ask: Any) -> Any:
        future = self.create_future()
        future._recorded_on = {"w": "connect", "addr": about}

        def _set_state() -> None:
            if not future.done():
                future.set_result(None)

        _set_state.__qualname__, _set_state.__module__ = "_chain_future.<locals>._set_state", "asyncio.futures"
        self.woken(_set_state)
        await future
        return ask()

    async def _no_process(self, *args: Any, **kwargs: Any) -> Any:
        raise OSError("a recorded program starts no other process")

    subprocess_exec = subprocess_shell = connect_read_pipe = connect_write_pipe = _no_process

    def _passed(self, timeout: float | None) -> Ready:
        """Begins one pass: moves the clock to the next deadline, says what is due, and returns the sockets that are ready."""
        clock, log = self.scene.clock, self.scene.log
        self._passes += 1
        began = target = clock.now
        if timeout is not None and timeout > 0:
            target = max(target, clock.moment(self._scheduled[0]._when))
        log.emit("iter", n=self._passes, loop=self._recorded_id, poll=None if timeout is None else target - began)
        if timeout == 0 and self.busy.idle_pass():
            self.threads.block(ROUND)
        found = self._selector.ready()
        while timeout != 0 and not self._ready and not found:
            moment = min((each for each in (self.threads.next(), self.network.next()) if each is not None), default=None)
            if moment is None or (timeout is not None and moment > target):
                break
            log.check_time(moment)
            self.threads.advance(moment)
            found = self._selector.ready()
        if not self._ready and not found:
            if timeout is None:
                self.stuck(self, "idle" if self._selector.only_listens() else "deadlock")
                return []
            log.check_time(target)
            self.threads.advance(target)
            found = self._selector.ready()
        if log.on:
            self._emit_wake(clock.now - began, found)
        return found

    def _emit_wake(self, waited: int, found: Ready) -> None:
        scene = self.scene
        woken = [handle for key, mask in found for handle, bit in zip(key.data, (1, 2)) if mask & bit and handle is not None and not handle._cancelled]
        queue = [handle_id(scene, handle) for handle in (*self._ready, *woken) if not handle._cancelled]
        for handle in woken:
            handle._recorded_ran = False
            self._emit_ready(handle, True)
        end = self.time() + self._clock_resolution
        moved = [handle_id(scene, timer) for timer in sorted(timer for timer in self._scheduled if timer._when < end and not timer._cancelled)]
        scene.log.emit("wake", waited=waited, due=moved, ready=queue + moved)


def install(scene: Scene, steps: Steps, threads: Threads, network: Network, busy: Busy, stuck: Any) -> None:
    """Makes every way to a loop end at the recorded one: `asyncio.run`, `Runner`, `new_event_loop`, `loop_factory`."""
    RecordedLoop.scene, RecordedLoop.steps, RecordedLoop.threads, RecordedLoop.network, RecordedLoop.busy = scene, steps, threads, network, busy
    RecordedLoop.stuck = staticmethod(stuck)
    _Recorded.steps = steps
    for kind, name in ((RecordedHandle, "Handle"), (RecordedTimer, "TimerHandle")):
        kind.__name__ = kind.__qualname__ = name
        kind.__module__ = "asyncio.events"
    RecordedLoop.__name__ = RecordedLoop.__qualname__ = "_UnixSelectorEventLoop"
    RecordedLoop.__module__ = "asyncio.unix_events"
    events: Any = asyncio.events
    events.Handle = asyncio.Handle = RecordedHandle  # type: ignore[misc]
    events.TimerHandle = asyncio.TimerHandle = RecordedTimer  # type: ignore[misc]
    unix: Any = asyncio.unix_events
    for place in (unix, asyncio):
        place.SelectorEventLoop = place.EventLoop = RecordedLoop  # type: ignore[union-attr]
    unix._UnixSelectorEventLoop = RecordedLoop
    policy = getattr(unix, "_DefaultEventLoopPolicy", None) or unix._UnixDefaultEventLoopPolicy
    policy._loop_factory = RecordedLoop
    events._set_running_loop(None)
    getattr(events, "_set_event_loop_policy" if hasattr(events, "_set_event_loop_policy") else "set_event_loop_policy")(None)
