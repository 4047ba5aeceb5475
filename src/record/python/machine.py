"""The clock and the entropy of a program on an interpreter of the machine, in the place of the system's.

In WebAssembly the engine around the interpreter answers for both; here the functions of `time` are replaced before other modules take them.
"""

import datetime
import gc
import os
import random
import sys
import time
import warnings
from typing import Any, Callable

from .builtin import Builtin
from .clock import SECOND, Clock

EPOCH = 1_735_722_000
"""The wall clock at t = 0, in seconds since 1970: 2025-01-01T09:00:00Z."""


def _replace(names: dict[str, Callable[..., Any]]) -> None:
    """Replaces functions of `time`, also where a module that is loaded already has taken them."""
    old = {name: getattr(time, name) for name in names if hasattr(time, name)}
    for name in old:
        setattr(time, name, names[name])
    for module in list(sys.modules.values()):
        for key, value in list(getattr(module, "__dict__", {}).items()):
            for name, function in old.items():
                if value is function:
                    setattr(module, key, names[name])


def install_clock(clock: Clock) -> None:
    """Makes every way to ask for the time give that of `clock`."""
    clocks = {getattr(time, name) for name in dir(time) if name.startswith("CLOCK_")}
    real_time = getattr(time, "CLOCK_REALTIME", 0)
    made: dict[str, Callable[..., Any]] = {}

    def reading(name: str, answer: Callable[..., Any]) -> None:
        def read(*args: Any) -> Any:
            clock.looked()
            return answer(*args)

        made[name] = Builtin(name, "time", read)

    def clock_ns(which: int) -> int:
        if which not in clocks:
            raise OSError(22, "Invalid argument")
        return clock.now + (EPOCH * SECOND if which == real_time else 0)

    reading("time", lambda: EPOCH + clock.now / SECOND)
    reading("time_ns", lambda: EPOCH * SECOND + clock.now)
    for name in ("monotonic", "perf_counter", "process_time", "thread_time"):
        reading(name, lambda: clock.now / SECOND)
        reading(f"{name}_ns", lambda: clock.now)
    reading("clock_gettime", lambda which, /: clock_ns(which) / SECOND)
    reading("clock_gettime_ns", lambda which, /: clock_ns(which))
    for name in ("localtime", "gmtime", "ctime"):
        reading(name, lambda seconds=None, /, real=getattr(time, name): real(made["time"]() if seconds is None else seconds))
    reading("asctime", lambda moment=None, /, real=time.asctime: real(made["localtime"]() if moment is None else moment))
    reading("strftime", lambda text, moment=None, /, real=time.strftime: real(text, made["localtime"]() if moment is None else moment))
    _replace(made)
    _install_datetime(clock)


def _install_datetime(clock: Clock) -> None:
    """Gives the type `datetime.datetime` itself, which other libraries know by its address, a `now` that reads the clock."""
    kind: Any = datetime.datetime

    def now(cls: Any, tz: Any = None) -> Any:
        """Returns new datetime object representing current time local to tz."""
        seconds, rest = divmod(clock.now, SECOND)
        return cls.fromtimestamp(EPOCH + seconds, tz).replace(microsecond=rest // 1000)

    def utcnow(cls: Any) -> Any:
        """Returns a new datetime representing UTC day and time."""
        warnings.warn(
            "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. "
            "Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
            DeprecationWarning, stacklevel=2,
        )
        return now(cls)

    members = gc.get_referents(kind.__dict__)[0]
    members["now"], members["utcnow"] = classmethod(now), classmethod(utcnow)
    getattr(sys, "_clear_type_cache", lambda: None)()


def install_entropy(seed: int) -> None:
    """Makes the system's entropy a sequence that follows from `seed`."""
    source = random.Random(seed)
    os.urandom = source.randbytes
    random._urandom = source.randbytes  # type: ignore[attr-defined]
    seed_with = random.Random.seed

    def seeded(self: Any, a: Any = None, version: int = 2) -> None:
        seed_with(self, int.from_bytes(source.randbytes(16), "big") if a is None and self is not source else a, version)

    random.Random.seed = seeded  # type: ignore[method-assign]
