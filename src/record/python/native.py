"""The recorder on an interpreter of the machine: a server that forks a child for every program.

What WebAssembly gives for nothing is made here: the clock and the entropy are put under the interpreter before anything else is imported, a
program leaves nothing behind because its process ends, and the limits of the machine hold where no budget sees. The program has the rights
of whoever started the server. A request is one line of JSON on standard input; an answer is one line on standard output, its kind first.
"""

import json
import mmap
import os
import posix
import resource
import select
import shutil
import signal
import tempfile
from typing import Any

from . import machine
from .clock import Clock

MEMORY = 512 * 2**20
"""Bytes of memory that a program may use beside what the interpreter has."""

FILE = 64 * 2**20
"""Bytes of the largest file that a program may write."""

PATIENCE = 6
"""So many times longer than its processor time a run may take: on a busy machine, or where it waits for something outside."""


class NativeClock(Clock):
    """The clock without an engine around it: the result goes into a pipe, the number of events into memory shared with the server."""

    def __init__(self) -> None:
        super().__init__()
        self.shared = memoryview(mmap.mmap(-1, 8)).cast("q")
        self.pipe = -1

    def count(self, events: int) -> None:
        """Tells the server how many events there are."""
        self.shared[0] = events

    def finish(self, result: bytes) -> None:
        """Hands `result` to the server and ends the process."""
        _write_all(self.pipe, result + b"\n")
        posix._exit(0)


def _write_all(pipe: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[posix.write(pipe, left) :]


def _limit(wall_ms: int) -> None:
    """Gives this process its limits; a signal stops Python code, and C code that looks for it, before the process is ended."""

    def held(kind: int, most: int) -> None:
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))

    try:
        with open("/proc/self/statm") as pages:
            held(resource.RLIMIT_AS, int(pages.read().split()[0]) * resource.getpagesize() + MEMORY)
    except OSError:
        held(resource.RLIMIT_DATA, MEMORY)
    held(resource.RLIMIT_CPU, 1 + -(-wall_ms // 1000))
    held(resource.RLIMIT_FSIZE, FILE)
    held(resource.RLIMIT_CORE, 0)
    signal.setitimer(signal.ITIMER_PROF, wall_ms / 1000)


class Server:
    """Runs one program after the other, each in a child of its own."""

    def __init__(self, recorder: Any, clock: NativeClock) -> None:
        self.recorder = recorder
        self.clock = clock

    def run(self, text: str) -> bytes:
        """Returns the answer to a request."""
        clock = self.clock
        wall_ms: int = json.loads(text)["budgets"]["wallMs"]
        clock.shared[0] = 0
        read, clock.pipe = posix.pipe()
        folder = tempfile.mkdtemp(prefix="loopstage-")
        child = os.fork()
        if child == 0:
            self._record(text, folder, wall_ms)
        posix.close(clock.pipe)
        result, because = _result(read, child, wall_ms * PATIENCE)
        posix.close(read)
        shutil.rmtree(folder, ignore_errors=True)
        return b"recording " + result if result else f"stuck {because} {clock.shared[0]}\n".encode()

    def _record(self, text: str, folder: str, wall_ms: int) -> None:
        try:
            posix.setpgid(0, 0)
            posix.chdir(folder)
            _limit(wall_ms)
            self.recorder.record(text)
        finally:
            posix._exit(70)


def _result(read: int, child: int, milliseconds: int) -> tuple[bytes, str]:
    """Returns what a child hands over, empty when it does not, and why not; what it leaves running ends with it."""
    got, late = b"", False
    waiting = select.poll()
    waiting.register(read, select.POLLIN | select.POLLHUP)
    while not got.endswith(b"\n"):
        late = not waiting.poll(milliseconds)
        piece = b"" if late else posix.read(read, 1 << 20)
        if not piece:
            break
        got += piece
    try:
        posix.killpg(child, signal.SIGKILL)
    except OSError:
        pass
    status = posix.waitpid(child, 0)[1]
    slow = late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)
    return (got if got.endswith(b"\n") else b""), "wall-clock" if slow else "crash"


def serve(seed: int) -> None:
    """Serves requests until standard input ends."""
    orders, answers = os.fdopen(posix.dup(0), "r", encoding="utf-8"), posix.dup(1)
    clock = NativeClock()
    machine.install_clock(clock)
    machine.install_entropy(seed)
    from . import run, warm

    recorder = run.Recorder(clock, fenced=False)
    recorder.prepare()
    server = Server(recorder, clock)
    nowhere = posix.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):
        posix.dup2(nowhere, each)
    _write_all(answers, b"ready\n")
    for text in orders:
        _write_all(answers, server.run(text))
