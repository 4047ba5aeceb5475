"""Signals that a program sends to itself; no other reaches it."""

import asyncio
import os
import signal
import sys
from typing import Any

from .log import Log

_IGNORED = {getattr(signal, name, None) for name in ("SIGCHLD", "SIGCONT", "SIGURG", "SIGWINCH")}


def stop_when_late(log: Log) -> None:
    """Ends the run where it is when the engine, or the timer of the process, sends `SIGPROF`."""

    def late(*_: Any) -> None:
        if not log.over:
            log.end("wall-clock")

    signal.signal(signal.SIGPROF, late)


def install(log: Log) -> None:
    """Replaces `os.kill`, `os.abort` and `signal.raise_signal`, which would end the interpreter itself."""

    def raise_signal(signum: int, /) -> None:
        """Does what the signal does to a program on Linux."""
        number = signal.Signals(signum)
        loop: Any = asyncio.events._get_running_loop()
        handle = loop._signal_handlers.get(number) if loop is not None else None
        if handle is not None:
            loop._add(handle)
            return
        handler = signal.getsignal(number)
        if callable(handler) and number != signal.SIGKILL:
            handler(number, sys._getframe(1))
        elif handler == signal.SIG_DFL and number not in _IGNORED or number == signal.SIGKILL:
            log.end("exit", 128 + number)

    def kill(pid: int, signum: int, /) -> None:
        """Sends a signal, to this program alone."""
        if pid not in (0, os.getpid()):
            raise ProcessLookupError(3, "No such process")
        raise_signal(signum)

    signal.raise_signal = raise_signal
    os.kill = kill
    os.abort = lambda: log.end("exit", 128 + signal.SIGABRT)
