"""Runs the parts of a program one after the other in one namespace."""

import asyncio
import ast
import doctest
import inspect
import sys
import traceback
from types import CodeType, ModuleType
from typing import Any

from .clock import SECOND
from .parts import Checker, Part, Piece, needs_running_loop
from .scene import Scene
from .traces import print_exception


class Console:
    """Executes pieces; one that awaits at its top level runs in a loop that stays for the pieces after it, as in `python -m asyncio`."""

    def __init__(self, scene: Scene, watch: Any) -> None:
        self.scene = scene
        self._watch = watch
        self._runner: asyncio.Runner | None = None
        self.awaiting = False
        self.checks: list[dict[str, Any]] = []
        self.error: dict[str, Any] | None = None
        self.module = ModuleType("__main__")
        self.module.__dict__["__builtins__"] = __builtins__
        sys.modules["__main__"] = self.module

    def run_script(self, part: Part, last: bool) -> int:
        """Runs a script to its end, the loop included when it is the last part; returns the exit status."""
        code = 0
        self.module.__dict__["__file__"] = part.source.name
        try:
            compiled, tree = part.compile(part.pieces[0])
            self._watch(compiled)
            self._execute(compiled, tree, closing=last)
        except SystemExit as stop:
            code = self._exit_status(stop)
        except BaseException as error:
            self._print(error)
            self.error = self._uncaught(error)
            code = 1
        return code

    def run_session(self, part: Part) -> int:
        """Runs the examples of a session; an exception ends its example, not the session. Returns 1 when one was not expected."""
        code = 0
        for piece in part.pieces:
            if not any(option == doctest.SKIP and on for option, on in piece.options.items()):
                code = max(code, self._run_example(part, piece))
        return code

    def _run_example(self, part: Part, piece: Piece) -> int:
        printed = self.scene.log.written["stdout"]
        before = len(printed)
        error: BaseException | None = None
        try:
            compiled, tree = part.compile(piece)
            self._watch(compiled)
            self._execute(compiled, tree, closing=False)
        except BaseException as raised:
            error = raised
            if isinstance(raised, SystemExit) and not self.scene.log.on:
                raise
        expected = piece.example.exc_msg if piece.example else None
        if error is not None:
            self._print(error)
        message = "" if error is None else traceback.format_exception_only(type(error), error)[-1]
        got = "".join(printed[before:])
        if self.scene.log.on and piece.example is not None:
            check = {"line": piece.line, "want": piece.example.want, "got": got if error is None else got + message}
            check["ok"] = Checker().check(piece, got, error, message)
            if error is not None and expected is None:
                check["error"] = self._uncaught(error)
            self.checks.append(check)
        return int(error is not None and expected is None)

    def _execute(self, code: CodeType, tree: ast.AST, closing: bool) -> None:
        namespace = self.module.__dict__
        if code.co_flags & inspect.CO_COROUTINE:
            if self._runner is None:
                self._runner = asyncio.Runner()
            try:
                self._runner.run(eval(code, namespace))
            finally:
                if closing:
                    self.close()
            return
        if not self.awaiting or not needs_running_loop(tree):
            exec(code, namespace)
            return
        if self._runner is None:
            self._runner = asyncio.Runner()
        asyncio.events._set_running_loop(self._runner.get_loop())
        try:
            exec(code, namespace)
        finally:
            asyncio.events._set_running_loop(None)

    def close(self) -> None:
        """Closes the loop of the pieces that awaited at their top level."""
        if self._runner is not None:
            runner, self._runner = self._runner, None
            runner.close()

    def rebase(self, now: int) -> None:
        """Moves the timers of the staying loop to a clock that begins anew at `now`."""
        if self._runner is not None:
            for timer in self._runner.get_loop()._scheduled:  # type: ignore[attr-defined]
                timer._when -= now / SECOND

    def _exit_status(self, stop: SystemExit) -> int:
        if stop.code is None:
            return 0
        if isinstance(stop.code, int):
            return stop.code & 0xFF
        print(stop.code, file=sys.stderr)
        return 1

    def _uncaught(self, error: BaseException) -> dict[str, Any]:
        """Returns the type and text of an exception, and the innermost line of the program in its traceback."""
        sources = self.scene.sources
        found: dict[str, Any] = {"type": type(error).__qualname__, "message": str(error)}
        trace = error.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            if sources.is_user_code(code):
                found["line"], found["file"] = trace.tb_lineno, sources.number(code)
            trace = trace.tb_next
        if isinstance(error, SyntaxError) and error.lineno is not None and "line" not in found:
            found["message"], found["line"] = error.msg, error.lineno
        return {key: value for key, value in found.items() if value is not None}

    def _print(self, error: BaseException) -> None:
        try:
            print_exception(error)
        except Exception:
            sys.stderr.write(f"{type(error).__name__}\n")
