"""The list of events, the budgets, and the end of a run."""

import json
from typing import Any, Callable, NoReturn

from .clock import SECOND, Clock

HOT = 200
"""After so many hits in one step a line is counted but no longer recorded."""

SILENT = 5
"""Lines and rounds of loops that are counted but not recorded may be so many times the budget of recorded ones."""

OUTPUT = 1_000_000
"""Characters of output after which a program is stopped."""

Event = dict[str, Any]


class SetupStopped(KeyboardInterrupt):
    """Ends a part that is not recorded; derived so that asyncio lets it through."""


class Log:
    """Takes events while `on`, or hands them to `keep` for later; ends the run when a budget is used up."""

    def __init__(self, clock: Clock, budgets: dict[str, int], stop_at: int | None) -> None:
        self.clock = clock
        self.events: list[Event] = []
        self.on = False
        self.step: int | None = None
        self.steps = 0
        self.stop_at = stop_at
        self.because = "wall-clock"
        self.budgets = budgets
        self.lines = 0
        self.silent = 0
        self.written = {"stdout": [], "stderr": []}
        self.length = 0
        self.keep: Callable[[Callable[[], Any]], None] | None = None
        self.conclude: Callable[[str, int], dict[str, Any]] = lambda reason, code: {}
        self._counts: dict[str, int] = {}
        self.over = False
        self._setup = False
        self._spent = 0

    def name(self, letter: str) -> str:
        """Returns the next id of a kind: `T1`, `T2`, ..."""
        number = self._counts.get(letter, 0) + 1
        self._counts[letter] = number
        return f"{letter}{number}"

    def emit(self, kind: str, /, **fields: Any) -> Event | None:
        """Adds an event at the current time and step; fields that are `None` are left out."""
        if not self.on:
            return None
        if self.keep is not None:
            self.keep(lambda: self.emit(kind, **fields))
            return None
        event: Event = {"i": len(self.events), "t": self.clock.now, "k": kind}
        if self.step is not None:
            event["s"] = self.step
        for field, value in fields.items():
            if value is not None:
                event[field] = value
        self.events.append(event)
        count = len(self.events)
        self.clock.count(count)
        if not self.over:
            if count == self.stop_at:
                self.end(self.because)
            if count >= self.budgets["events"]:
                self.end("event-budget")
        return event

    def begin_step(self) -> None:
        """Numbers the next step."""
        if self._setup:
            self._spent += 1
            if self._spent > self.budgets["steps"]:
                raise SetupStopped
        if self.on:
            self.steps += 1
            if self.steps > self.budgets["steps"]:
                self.end("step-budget")
            self.step = self.steps

    def count_line(self) -> None:
        """Counts a recorded line."""
        self.lines += 1
        if self.lines > self.budgets["lines"]:
            self.end("line-budget")

    def count_silent_line(self) -> None:
        """Counts a line that is not recorded: of an unrecorded part, or of a location that is hot."""
        self.silent += 1
        if self.silent > self.budgets["lines"] * SILENT:
            self.end("line-budget")

    def begin_setup(self, number: int) -> None:
        """Begins an unrecorded part, which has budgets of its own."""
        self._setup = True
        self._spent = self.silent = 0
        self.clock.count(-1 - number)

    def end_setup(self) -> None:
        """Ends an unrecorded part."""
        self._setup = False
        self.silent = 0
        self.clock.count(0)

    def check_time(self, now: int) -> None:
        """Ends the run when virtual time would pass its budget."""
        if now > self.budgets["seconds"] * SECOND:
            self.end("time-budget")

    def write(self, fd: str, text: str, line: int | None, file: int | None, task: str | None, thread: str | None) -> None:
        """Adds output; a line written in pieces by one `print` becomes one event."""
        if not self.on or not text:
            return
        if self.keep is not None:
            self.keep(lambda: self.write(fd, text, line, file, task, thread))
            return
        self._written(fd, text, line, file, task, thread)

    def _written(self, fd: str, text: str, line: int | None, file: int | None, task: str | None, thread: str | None) -> None:
        text = text[: max(0, OUTPUT - self.length)]
        self.length += len(text)
        self.written[fd].append(text)
        last = self.events[-1] if self.events else None
        same = last is not None and last["k"] == "out" and (fd == "stderr" or not last["text"].endswith("\n")) and (
            (last["fd"], last["t"], last.get("s"), last.get("line"), last.get("task"), last.get("thread"))
            == (fd, self.clock.now, self.step, line, task, thread)
        )
        if same:
            last["text"] += text
        elif text:
            self.emit("out", fd=fd, text=text, line=line, file=file, task=task, thread=thread)
        if self.length >= OUTPUT:
            self.end("event-budget")

    def end(self, reason: str, code: int = 1) -> NoReturn:
        """Finishes the run: what follows in the program never happens. A part that is not recorded is given up instead."""
        if self._setup:
            raise SetupStopped
        self.over = True
        result = self.conclude(reason, code)
        self.clock.finish(json.dumps(result, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8", "surrogatepass"))
        raise SystemError("unreachable")
