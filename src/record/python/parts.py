"""The parts of a program: scripts, and doctest sessions with their expected output."""

import __future__
import ast
import doctest
import inspect
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from .sources import Source

_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_FUTURES = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})


@dataclass
class Piece:
    """What is compiled and run at once: a whole script, or one example of a session."""

    text: str
    line: int
    mode: str
    example: doctest.Example | None = None
    options: dict[int, bool] = field(default_factory=dict)


@dataclass
class Part:
    """A part with the text that is shown of it."""

    source: Source
    pieces: list[Piece]
    flags: int = 0

    def compile(self, piece: Piece) -> tuple[CodeType, ast.AST]:
        """Returns the code of a piece, its lines counted in the text shown; raises `SyntaxError`."""
        flags = _AWAIT | self.flags
        try:
            tree = compile(piece.text, self.source.name, piece.mode, flags | ast.PyCF_ONLY_AST, dont_inherit=True)
        except SyntaxError as error:
            _move(error, piece.line - 1)
            raise
        if piece.line > 1:
            ast.increment_lineno(tree, piece.line - 1)
        try:
            code = compile(tree, self.source.name, piece.mode, flags, dont_inherit=True)
        except SyntaxError as error:
            error.text = error.text or self._row(error.lineno)
            raise
        self.flags |= code.co_flags & _FUTURES
        self.source.read_targets(tree)
        return code, tree

    def awaits(self) -> bool:
        """Says whether a piece awaits at its top level."""
        flags = _AWAIT | self.flags
        for piece in self.pieces:
            try:
                if compile(piece.text, "", piece.mode, flags, dont_inherit=True).co_flags & inspect.CO_COROUTINE:
                    return True
            except (SyntaxError, ValueError):
                continue
        return False

    def _row(self, line: int | None) -> str | None:
        rows = self.source.text.split("\n")
        return rows[line - 1] if line is not None and 0 < line <= len(rows) else None


def _move(error: SyntaxError, by: int) -> None:
    if error.lineno is not None:
        error.lineno += by
    if error.end_lineno is not None:
        error.end_lineno += by


def read_part(name: str, part: dict[str, Any]) -> Part:
    """Returns the part that a request describes."""
    text = part["text"]
    if part["kind"] == "script":
        rows = text.count("\n") + (not text.endswith("\n"))
        return Part(Source(name, text, list(range(1, rows + 1))), [Piece(text, 1, "exec")])
    shown: list[str] = []
    lines: list[int] = []
    pieces: list[Piece] = []
    for example in doctest.DocTestParser().get_examples(text):
        rows = example.source.rstrip("\n").split("\n")
        pieces.append(Piece(example.source, len(shown) + 1, "single", example, dict(example.options)))
        shown.extend(rows)
        lines.extend(range(example.lineno + 1, example.lineno + 1 + len(rows)))
    return Part(Source(name, "".join(f"{row}\n" for row in shown), lines), pieces)


_NEEDING = {"create_task", "ensure_future", "gather", "shield", "get_running_loop", "current_task", "all_tasks"}
_STARTING = {"run", "run_until_complete", "run_forever", "Runner"}


def needs_running_loop(tree: ast.AST) -> bool:
    """Says whether code outside its functions calls what needs a running loop, and starts none itself."""
    called = set()
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(node, ast.Call):
            called.add(getattr(node.func, "attr", getattr(node.func, "id", "")))
        todo.extend(ast.iter_child_nodes(node))
    return bool(called & _NEEDING) and not called & _STARTING


class Checker(doctest.OutputChecker):
    """Compares what an example printed with what the session says."""

    def check(self, piece: Piece, got: str, error: BaseException | None, message: str) -> bool:
        """Says whether the output and the exception of an example are the expected ones, by doctest's rules."""
        assert piece.example is not None
        flags = sum(option for option, on in piece.options.items() if on)
        if error is None:
            return piece.example.exc_msg is None and self.check_output(piece.example.want, got, flags)
        if piece.example.exc_msg is None:
            return False
        if self.check_output(piece.example.exc_msg, message, flags):
            return True
        bare = doctest._strip_exception_details  # type: ignore[attr-defined]
        return bool(flags & doctest.IGNORE_EXCEPTION_DETAIL) and self.check_output(bare(piece.example.exc_msg), bare(message), flags)
