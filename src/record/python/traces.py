"""Tracebacks as CPython prints them: without the frames of the recorder."""

import traceback
from types import TracebackType
from typing import Any

from .scene import PACKAGE


def _ours(frame: Any) -> bool:
    return str(frame.f_globals.get("__name__", "")).startswith(PACKAGE)


def without_recorder(trace: TracebackType | None) -> TracebackType | None:
    """Returns a traceback without the recorder's frames."""
    if trace is None:
        return None
    rest = without_recorder(trace.tb_next)
    return rest if _ours(trace.tb_frame) else TracebackType(rest, trace.tb_frame, trace.tb_lasti, trace.tb_lineno)


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
