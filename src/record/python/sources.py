"""The texts of a program: positions in them, and the names their code gives to what it makes."""

import ast
from collections.abc import Iterator
from types import CodeType, FrameType

Position = list[int]


class Source:
    """One text that was run: a script, or the examples of a session without prompts and output."""

    def __init__(self, name: str, text: str, lines: list[int]) -> None:
        self.name = name
        self.text = text
        self.lines = lines
        self.targets: dict[tuple[int, int, int, int], str] = {}
        self._rows = text.split("\n")

    def read_targets(self, tree: ast.AST) -> None:
        """Notes which expression is assigned to which name: `t = create_task(...)`, `with timeout(1) as t`."""
        for node in ast.walk(tree) if ":=" in self.text else _statements(tree):
            match node:
                case ast.Assign(targets=[target], value=value):
                    self._pair(target, value)
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    self._pair(target, value)
                case ast.NamedExpr(target=target, value=value):
                    self._pair(target, value)
                case ast.withitem(context_expr=value, optional_vars=ast.expr() as target):
                    self._pair(target, value)

    def _pair(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List)):
            if len(target.elts) == len(value.elts):
                for left, right in zip(target.elts, value.elts):
                    self._pair(left, right)
        elif isinstance(value, ast.Call) and value.end_lineno is not None and value.end_col_offset is not None:
            name = self._name(target)
            if name:
                self.targets[value.lineno, value.col_offset, value.end_lineno, value.end_col_offset] = name

    def _name(self, target: ast.expr) -> str | None:
        match target:
            case ast.Name(id=name):
                return name
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                return name
        return None

    def column(self, line: int, offset: int) -> int:
        """Returns the column in UTF-16 units of the byte `offset` of a line."""
        row = self._rows[line - 1] if 0 < line <= len(self._rows) else ""
        if row.isascii():
            return offset
        return len(row.encode("utf-8")[:offset].decode("utf-8", "ignore").encode("utf-16-le")) // 2


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Gives the statements of a tree and the items of `with`, without the expressions inside, which are most of it."""
    todo = [tree]
    while todo:
        node = todo.pop()
        yield node
        for part in ("body", "orelse", "finalbody", "handlers", "cases", "items"):
            inner = getattr(node, part, None)
            if type(inner) is list:
                todo.extend(inner)


class Sources:
    """The texts of a program by the file name that their code carries."""

    def __init__(self) -> None:
        self._by_name: dict[str, Source] = {}
        self._numbers: dict[str, int] = {}
        self._positions: dict[CodeType, list[tuple[int | None, int | None, int | None, int | None]]] = {}

    def add(self, source: Source) -> None:
        """Takes a text; the main one is number 0."""
        self._by_name[source.name] = source

    def is_user_code(self, code: CodeType) -> bool:
        """Says whether code was compiled from one of the texts."""
        return code.co_filename in self._by_name

    def of(self, code: CodeType) -> Source:
        """Returns the text that code was compiled from."""
        return self._by_name[code.co_filename]

    def number(self, code: CodeType) -> int | None:
        """Returns the index of the text in the recording, `None` for the main one (0); texts are numbered as they are first named."""
        name = code.co_filename
        if name not in self._numbers:
            self._numbers[name] = len(self._numbers)
        return self._numbers[name] or None

    def number_main(self) -> None:
        """Forgets the numbers given so far; the main text is number 0."""
        self._numbers = {"main.py": 0}

    def named(self) -> list[Source]:
        """Returns the texts that a recording names, by their number."""
        return [self._by_name[name] for name in self._numbers]

    def _raw(self, code: CodeType, offset: int) -> tuple[int | None, int | None, int | None, int | None]:
        if code not in self._positions:
            self._positions[code] = list(code.co_positions())
        rows = self._positions[code]
        return rows[offset // 2] if 0 <= offset // 2 < len(rows) else (None, None, None, None)

    def position(self, code: CodeType, offset: int) -> Position | None:
        """Returns the place in the text of the instruction at a byte offset, columns in UTF-16 units."""
        line, end, column, end_column = self._raw(code, offset)
        if line is None or end is None or column is None or end_column is None:
            return None
        source = self.of(code)
        found = [line, source.column(line, column), end, source.column(end, end_column)]
        number = self.number(code)
        return found if number is None else [*found, number]

    def target(self, frame: FrameType) -> str | None:
        """Returns the name to which the call that a frame is at is assigned."""
        line, end, column, end_column = self._raw(frame.f_code, frame.f_lasti)
        if line is None or end is None or column is None or end_column is None:
            return None
        return self.of(frame.f_code).targets.get((line, column, end, end_column))
