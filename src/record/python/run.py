"""The way in: one request, one recording."""

import asyncio
import atexit
import gc
import json
import random
import sys
import warnings
from typing import Any

from . import errnos, fence, futures, locks, loop, prims, signals, sockets, traces
from .busy import Busy
from .clock import SECOND, Clock
from .console import Console
from .futures import Futures
from .lines import Lines
from .log import Log
from .output import stream
from .parts import Part, read_part
from .prims import Prims
from .scene import Scene
from .sets import install as install_sets
from .sources import Sources
from .steps import Steps, handle_id
from .threads import Threads


class Recorder:
    """Everything that records, wired together once; the engine keeps an image of the interpreter after that."""

    def __init__(self, clock: Clock, fenced: bool) -> None:
        self.log = Log(clock, {}, None)
        self.scene = Scene(clock, self.log, Sources())
        self.futures = Futures(self.scene, lambda prim: self.prims.id(prim))
        self.prims = Prims(self.scene, self.scene.values.text, self.futures.id)
        self.steps = Steps(self.scene, self.futures, self.prims)
        self.threads = Threads(self.scene, self.futures)
        self.busy = Busy(self.scene, self.threads)
        self.lines = Lines(self.scene, self.steps, self.busy)
        self.states: list[dict[str, Any]] | None = None
        self.loop: Any = None
        self.console: Console | None = None
        futures.install(self.futures, self.steps.eager)
        prims.install(self.prims)
        self.network = sockets.install(self.scene)
        loop.install(self.scene, self.steps, self.threads, self.network, self.busy, self.stuck)
        install_sets()
        traces.install()
        errnos.install()
        asyncio.run = asyncio.runners.run
        if fenced:
            fence.close()
        fence.fit(self.scene, self.log, self.threads)
        locks.install(self.scene, self.threads)
        signals.install(self.log)
        self.lines.install()
        self.address = clock.cells.buffer_info()[0]

    def prepare(self) -> int:
        """Makes the interpreter ready for its image, where no import finds the recorder; returns the address of the clock's cells."""
        for name in [each for each in sys.modules if each.partition(".")[0] == __package__]:
            del sys.modules[name]
        for name, fd in (("stdout", 1), ("stderr", 2)):
            made = stream(name, fd, lambda text, name=name: self.write(name, text))
            setattr(sys, name, made)
            setattr(sys, f"__{name}__", made)
        sys.argv = ["main.py"]
        traces.know_lines()
        warnings.resetwarnings()
        warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
        for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
            warnings.filterwarnings("ignore", category=category, append=True)
        gc.collect()
        gc.freeze()
        return self.address

    def write(self, fd: str, text: str) -> None:
        """Takes what the program prints."""
        self.scene.write(fd, text)

    def record(self, text: str) -> None:
        """Runs the program of a request (JSON) and ends with its recording; does not return."""
        request = json.loads(text)
        log = self.log
        log.budgets = request["budgets"]
        log.stop_at = request.get("stopAt")
        log.because = request.get("because", "wall-clock")
        random.seed(request["seed"])
        if request.get("states"):
            self.states = []
            self.steps.check = self.note_state
        log.conclude = self.conclude
        signals.stop_when_late(log)
        self.lines.begin()
        self.network.latency = round(request.get("latency", 0) * SECOND)
        self.console = Console(self.scene, self.lines.watch)
        parts = [read_part(f"setup-{number}.py", part) for number, part in enumerate(request["setup"], 1)]
        main = read_part("main.py", request["main"])
        for part in (*parts, main):
            self._take(part)
        self.console.awaiting = any(part.awaits() for part in (*parts, main))
        for number, (part, described) in enumerate(zip(parts, request["setup"])):
            if number not in request.get("skip", ()):
                self._run_setup(number, part, described["kind"])
        self._reset()
        self.scene.sources.number_main()
        log.on = True
        code = self.console.run_script(main, True) if request["main"]["kind"] == "script" else self.console.run_session(main)
        self._leave(request["main"]["kind"] == "script")
        log.end("exit", code)

    def _take(self, part: Part) -> None:
        import linecache

        source = part.source
        self.scene.sources.add(source)
        linecache.cache[source.name] = (len(source.text), None, source.text.splitlines(keepends=True), source.name)

    def _run_setup(self, number: int, part: Part, kind: str) -> None:
        assert self.console is not None
        log = self.log
        log.begin_setup(number)
        try:
            self.console.run_script(part, False) if kind == "script" else self.console.run_session(part)
        except BaseException:
            pass
        finally:
            log.end_setup()

    def _reset(self) -> None:
        import itertools

        if self.console is not None:
            self.console.rebase(self.scene.clock.now)
        self.scene.clock.now = 0
        self.scene.task = None
        self.scene.frames.clear()
        self.steps.hits.clear()
        self.futures.names = itertools.count(1)

    def _leave(self, script: bool) -> None:
        """Does what the interpreter does at its end, so that its last warnings are printed."""
        if script and self.console is not None:
            atexit._run_exitfuncs()
            traces.finalizing()
            self.console.module.__dict__.clear()
            gc.collect()

    def stuck(self, running: Any, reason: str) -> None:
        """Ends the run: nothing is ready, no timer is set, so nothing will ever happen."""
        self.loop = running
        self.log.end(reason)

    def conclude(self, reason: str, code: int) -> dict[str, Any]:
        """Returns the recording up to now."""
        log = self.log
        self.threads.stop()
        pending = [
            {"task": self.futures.id(task), "on": self.futures.waiting_for(task)}
            for task in sorted(asyncio.all_tasks(self.loop), key=hash) if task is not self.steps.running
        ] if self.loop is not None or _running() else []
        task = self.scene.task
        log.emit("end", reason=reason, pending=pending, code=code, task=task, pos=self.scene.position(self.scene.caller()) if reason != "exit" else None)
        result: dict[str, Any] = {
            "files": [{"name": each.name, "text": each.text, "lines": each.lines} for each in self.scene.sources.named()],
            "events": log.events,
            "stdout": "".join(log.written["stdout"]),
            "stderr": "".join(log.written["stderr"]),
            "code": code,
            "stopped": reason,
        }
        if self.console is not None and self.console.error is not None:
            result["error"] = self.console.error
        if self.console is not None and self.console.checks:
            result["checks"] = self.console.checks
        if self.states is not None:
            result["states"] = self.states
        return result

    def note_state(self) -> None:
        """Notes the real ready queue and timers of the loop after a step."""
        running: Any = asyncio.events._get_running_loop()
        if running is None or self.states is None:
            return
        timers = sorted(timer for timer in running._scheduled if not timer._cancelled)
        self.states.append({
            "i": self.log.events[-1]["i"],
            "ready": [handle_id(self.scene, each) for each in running._ready if not each._cancelled],
            "timers": [handle_id(self.scene, each) for each in timers],
        })


def _running() -> bool:
    return asyncio.events._get_running_loop() is not None
