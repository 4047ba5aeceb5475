"""Who is running: the current step, its task, and the frame of the program that a call came from."""

import sys
from types import FrameType
from typing import Any

from .clock import Clock
from .log import Log
from .sources import Position, Sources
from .values import Values

PACKAGE = __name__.rpartition(".")[0]

SILENT = ""
"""Id of a frame of a function that is called so often in one step that its calls are no longer recorded."""


_GIVING = frozenset(("create_task", "ensure_future", "factory", "create_future", "run_in_executor", "timeout", "timeout_at"))
"""Functions of the library that give what they make to their caller; what `gather` or `Queue` makes inside has no name of its own."""


class Scene:
    """What the parts of the recorder share during one run."""

    def __init__(self, clock: Clock, log: Log, sources: Sources) -> None:
        self.clock = clock
        self.log = log
        self.sources = sources
        self.values = Values(sources.is_user_code)
        self.task: str | None = None
        self.thread: str | None = None
        self.frames: dict[int, str] = {}

    def user_frame(self, frame: FrameType | None) -> FrameType | None:
        """Returns the innermost frame of the program from `frame` outwards, not looking below the step that runs."""
        while frame is not None:
            code = frame.f_code
            if self.sources.is_user_code(code) and self.frames.get(id(frame)) != SILENT:
                return frame
            if code.co_name == "_run" and frame.f_globals.get("__name__", "").startswith(PACKAGE):
                return None
            frame = frame.f_back
        return None

    def caller(self) -> FrameType | None:
        """Returns the frame of the program that called into the library."""
        return self.user_frame(sys._getframe(1))

    def position(self, frame: FrameType | None) -> Position | None:
        """Returns where in its text a frame is."""
        return None if frame is None else self.sources.position(frame.f_code, frame.f_lasti)

    def made_here(self) -> dict[str, Any]:
        """Returns `pos` of the object that the program is making right now, and `var` when the call it makes gives just this object."""
        frame: FrameType | None = sys._getframe(1)
        given = True
        user = self.user_frame(frame)
        while frame is not None and frame is not user:
            ours = str(frame.f_globals.get("__name__", "")).startswith(PACKAGE)
            given = given and (ours or frame.f_code.co_name in _GIVING)
            frame = frame.f_back
        if user is None:
            return {}
        return {"pos": self.position(user), "var": self.sources.target(user) if given else None}

    def frame_id(self, frame: FrameType) -> str:
        """Returns the id of one activation of a function of the program."""
        known = self.frames.get(id(frame))
        if known is None:
            known = self.frames[id(frame)] = self.log.name("f")
        return known

    def write(self, fd: str, text: str) -> None:
        """Records output with the line that printed it."""
        frame = self.caller()
        line = file = None
        if frame is not None:
            line, file = frame.f_lineno, self.sources.number(frame.f_code)
        self.log.write(fd, text, line, file, self.task, self.thread)
