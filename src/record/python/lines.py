"""Lines, calls, awaits and exceptions of the program, through `sys.monitoring` (PEP 669)."""

import dis
import inspect
import sys
from types import CodeType, FrameType
from typing import Any

from . import errnos
from .busy import Busy
from .log import HOT
from .scene import SILENT, Scene
from .steps import Steps

_TOOL = 4
_events = sys.monitoring.events
_LOCAL = _events.PY_START | _events.PY_RESUME | _events.PY_YIELD | _events.PY_RETURN | _events.LINE | _events.JUMP
_PUSH_EXC_INFO = dis.opmap["PUSH_EXC_INFO"]
"""First instruction of an `except`, `finally` or `with` handler; other handlers are the compiler's own."""
_GLOBAL = _events.PY_THROW | _events.PY_UNWIND | _events.RAISE | _events.EXCEPTION_HANDLED


class Lines:
    """Emits what the code of the program does, frame by frame."""

    def __init__(self, scene: Scene, steps: Steps, busy: Busy) -> None:
        self.scene = scene
        self.steps = steps
        self.busy = busy

    def install(self) -> None:
        """Takes a monitoring tool and registers for its events."""
        monitoring = sys.monitoring
        monitoring.use_tool_id(_TOOL, "loopstage")
        for event, callback in (
            (_events.PY_START, self._start), (_events.PY_RESUME, self._resume), (_events.PY_YIELD, self._yield), (_events.PY_RETURN, self._return),
            (_events.LINE, self._line), (_events.JUMP, self._jump), (_events.PY_THROW, self._throw), (_events.PY_UNWIND, self._unwind),
            (_events.RAISE, self._raise), (_events.EXCEPTION_HANDLED, self._caught),
        ):
            monitoring.register_callback(_TOOL, event, callback)

    def begin(self) -> None:
        """Starts to watch for exceptions, unrecorded parts included, where error numbers count."""
        sys.monitoring.set_events(_TOOL, _GLOBAL)

    def watch(self, code: CodeType) -> None:
        """Watches a code object and all that are nested in it."""
        sys.monitoring.set_local_events(_TOOL, code, _LOCAL)
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                self.watch(constant)

    def _user(self, code: CodeType) -> bool:
        return self.scene.log.on and self.scene.sources.is_user_code(code)

    def _start(self, code: CodeType, offset: int) -> None:
        scene = self.scene
        if not scene.log.on:
            return
        frame = sys._getframe(1)
        kind = _kind(code)
        if kind in ("function", "generator") and self._hot(code, offset):
            if self.steps.hits[code, -offset] == HOT + 1:
                scene.log.emit("hot", line=code.co_firstlineno)
            scene.frames[id(frame)] = SILENT
            scene.log.count_silent_line()
            return
        scene.frames.pop(id(frame), None)
        outer = scene.user_frame(frame.f_back)
        scene.log.emit(
            "call", f=scene.frame_id(frame), fn=code.co_qualname, kind=kind, line=code.co_firstlineno or 1, file=scene.sources.number(code), up=None if outer is None else scene.frame_id(outer), thread=scene.thread,
        )

    def _line(self, code: CodeType, line: int) -> Any:
        scene = self.scene
        if not scene.log.on:
            scene.log.count_silent_line()
            return None
        frame = sys._getframe(1)
        hits = self.steps.hits
        place = (code, line)
        count = hits[place] = hits.get(place, 0) + 1
        silent = scene.frames.get(id(frame)) == SILENT
        if count > HOT:
            if count == HOT + 1 and not silent:
                scene.log.emit("hot", line=line)
            self.steps.silenced = True
            return sys.monitoring.DISABLE
        if silent:
            scene.log.count_silent_line()
            return None
        scene.log.count_line()
        scene.log.emit("line", f=scene.frame_id(frame), line=line, thread=scene.thread)
        return None

    def _jump(self, code: CodeType, offset: int, destination: int) -> None:
        """Counts the rounds of a loop, whose lines are silenced when they are hot."""
        self.scene.log.count_silent_line()
        if destination < offset:
            self.busy.round()

    def _resume(self, code: CodeType, offset: int) -> Any:
        frame = sys._getframe(1)
        if not self.scene.log.on:
            return None
        if self._quiet(code, offset, frame):
            return self._silence(code, offset)
        self.scene.log.emit("resume", f=self.scene.frame_id(frame), line=frame.f_lineno)
        return None

    def _silence(self, code: CodeType, offset: int) -> Any:
        """Returns what keeps a place that was reached too often from being told of for the rest of the step."""
        if self.steps.hits.get((code, -offset), 0) <= HOT:
            return None
        self.steps.silenced = True
        return sys.monitoring.DISABLE

    def _yield(self, code: CodeType, offset: int, value: Any) -> Any:
        frame = sys._getframe(1)
        if not self.scene.log.on:
            return None
        if self._quiet(code, offset, frame):
            return self._silence(code, offset)
        flags = code.co_flags
        awaits = bool(flags & inspect.CO_COROUTINE) or (
            bool(flags & inspect.CO_ASYNC_GENERATOR) and type(value).__name__ != "async_generator_wrapped_value"
        )
        self.scene.log.emit("await" if awaits else "yield", f=self.scene.frame_id(frame), pos=self.scene.sources.position(code, offset))
        return None

    def _return(self, code: CodeType, offset: int, value: Any) -> Any:
        scene = self.scene
        frame = sys._getframe(1)
        quiet = scene.log.on and self._quiet(code, offset, frame)
        if scene.log.on and not quiet:
            scene.log.emit("return", f=scene.frame_id(frame), value=scene.values.text(value))
        scene.frames.pop(id(frame), None)
        return self._silence(code, offset) if quiet else None

    def _quiet(self, code: CodeType, offset: int, frame: FrameType) -> bool:
        """Says whether a frame is silent, or this place in it has been reached too often in one step."""
        return self.scene.frames.get(id(frame)) == SILENT or self._hot(code, offset)

    def _hot(self, code: CodeType, offset: int) -> bool:
        place = (code, -offset)
        count = self.steps.hits[place] = self.steps.hits.get(place, 0) + 1
        return count > HOT

    def _throw(self, code: CodeType, offset: int, error: BaseException) -> None:
        self._emit("throw", code, offset, error, sys._getframe(1))

    def _raise(self, code: CodeType, offset: int, error: BaseException) -> None:
        errnos.translate(code, offset, error)
        self._emit("raise", code, offset, error, sys._getframe(1))

    def _caught(self, code: CodeType, offset: int, error: BaseException) -> None:
        if not self._user(code) or code.co_code[offset] != _PUSH_EXC_INFO:
            return
        while offset < len(code.co_code) and self.scene.sources.position(code, offset) is None:
            offset += 2
        self._emit("caught", code, offset, error, sys._getframe(1))

    def _emit(self, kind: str, code: CodeType, offset: int, error: BaseException, frame: FrameType) -> None:
        if self._user(code) and not self._quiet(code, offset, frame):
            scene = self.scene
            scene.log.emit(kind, f=scene.frame_id(frame), exc=scene.values.text(error), pos=scene.sources.position(code, offset))

    def _unwind(self, code: CodeType, offset: int, error: BaseException) -> None:
        if self._user(code):
            frame = sys._getframe(1)
            if not self._quiet(code, offset, frame):
                self.scene.log.emit("unwind", f=self.scene.frame_id(frame), exc=self.scene.values.text(error))
            self.scene.frames.pop(id(frame), None)


def _kind(code: CodeType) -> str:
    if code.co_flags & inspect.CO_COROUTINE:
        return "coroutine"
    if code.co_flags & inspect.CO_ASYNC_GENERATOR:
        return "asyncgen"
    if code.co_flags & inspect.CO_GENERATOR:
        return "generator"
    return "function"
