"""Keeps JavaScript and native code out of reach of a program."""

import builtins
import os
import subprocess
import sys
import time
from importlib.abc import MetaPathFinder
from typing import Any, Sequence

from .builtin import Builtin
from .log import Log
from .scene import Scene
from .threads import Threads

_CLOSED = ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "micropip", "ctypes", "_ctypes")


DEEPEST = 5_000
"""Frames that the stack of the engine holds whatever they do; a higher limit is taken for this one."""


class _Fence(MetaPathFinder):
    """Refuses the modules that lead out of the interpreter."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> None:
        """Raises `ModuleNotFoundError` for a closed module."""
        if fullname.partition(".")[0] in _CLOSED:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


def close() -> None:
    """Drops what the engine left in the interpreter."""
    import importlib

    for name in [each for each in sys.modules if each.partition(".")[0] in _CLOSED]:
        del sys.modules[name]
    kept = [finder for finder in sys.meta_path if "yodide" not in f"{type(finder)} {getattr(finder, '__module__', '')}"]
    sys.meta_path[:] = [_Fence(), *kept]
    sys.excepthook = sys.__excepthook__
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()
    for name in ("PYTHONINSPECT", "LD_LIBRARY_PATH", "_"):
        os.environ.pop(name, None)
    masks = [0o022]

    def umask(mask: int, /) -> int:
        masks.append(mask)
        return masks[-2]

    os.umask = umask


def fit(scene: Scene, log: Log, threads: Threads) -> None:
    """Replaces what would block the interpreter or end it: `time.sleep`, `os._exit`, `input`."""

    set_limit = sys.setrecursionlimit

    def sleep(seconds: float, /) -> None:
        if not isinstance(seconds, (int, float)):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer or float")
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        duration = scene.clock.moment(seconds)
        scene.log.emit("block", dur=duration, thread=scene.thread)
        threads.block(duration)

    def leave(status: int) -> None:
        log.end("exit", status)

    def no_input(prompt: object = "", /) -> str:
        print(prompt, end="")
        raise EOFError("EOF when reading a line")

    def set_recursion_limit(limit: int, /) -> None:
        set_limit(min(limit, DEEPEST))

    def no_process(*args: Any, **kwargs: Any) -> None:
        raise OSError("a recorded program starts no other process")

    time.sleep = Builtin("sleep", "time", sleep)
    os._exit = leave  # type: ignore[assignment]
    builtins.input = no_input
    sys.setrecursionlimit = set_recursion_limit
    subprocess.Popen.__init__ = no_process  # type: ignore[method-assign,assignment]
