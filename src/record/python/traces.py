"""Tracebacks as CPython prints them: without the frames of the recorder."""

import asyncio.constants
import itertools
import linecache
import sys
import traceback
import warnings
from types import FrameType
from typing import Any

from .scene import PACKAGE


def _ours(frame: Any) -> bool:
    return str(frame.f_globals.get("__name__", "")).startswith(PACKAGE)


def without_recorder(frames: list[FrameType]) -> list[FrameType]:
    """Returns a stack without the recorder's frames."""
    return [frame for frame in frames if not _ours(frame)]


def print_exception(error: BaseException) -> None:
    """Prints an uncaught exception to `sys.stderr` as the interpreter does."""
    traceback.print_exception(type(error), error, error.__traceback__)


def install() -> None:
    """Filters what the `traceback` module, and so `logging`, shows of a stack."""
    module: Any = traceback
    walk_stack, walk_tb = traceback.walk_stack, module._walk_tb_with_full_positions

    def stack(frame: Any) -> Any:
        return (pair for pair in walk_stack(frame) if not _ours(pair[0]))

    def tb(trace: Any) -> Any:
        return (pair for pair in walk_tb(trace) if not _ours(pair[0]))

    module.walk_stack = stack
    module._walk_tb_with_full_positions = tb
    kept: Any = warnings
    kept._warn_unawaited_coroutine = _warn_unawaited_coroutine


def know_lines() -> None:
    """Makes the lines of the library known to `linecache`, which does not look into the archive that it is loaded from."""
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None):
            linecache.lazycache(module.__file__, vars(module))


def _warn_unawaited_coroutine(coroutine: Any) -> None:
    """Does what `warnings` does for a coroutine that was never awaited, without the recorder's frames in where it was made."""
    message = f"coroutine '{coroutine.__qualname__}' was never awaited"
    if coroutine.cr_origin is not None:
        program = itertools.takewhile(lambda place: not place[0].endswith(f"{PACKAGE}/console.py"), coroutine.cr_origin)
        made = [place for place in program if PACKAGE not in place[0]][: asyncio.constants.DEBUG_STACK_DEPTH]
        rows = [(name, line, function, linecache.getline(name, line)) for name, line, function in reversed(made)]
        message += "\nCoroutine created at (most recent call last)\n" + "".join(traceback.format_list(rows)).rstrip("\n")
    warnings.warn(message, category=RuntimeWarning, stacklevel=2, source=coroutine)


def finalizing() -> None:
    """Makes warnings come from no place, as they do while the interpreter ends."""
    format_warning = warnings.formatwarning

    def warning(message: Any, category: Any, filename: str, lineno: int, line: str | None = None) -> str:
        if PACKAGE in filename:
            return f"<sys>:0: {category.__name__}: {message}\n"
        return format_warning(message, category, filename, lineno, line)

    warnings.formatwarning = warning
