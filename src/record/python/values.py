"""Short, safe texts for the values of a program."""

import os
import re
from types import CodeType
from typing import Any, Callable

LONGEST = 200
_LIBRARY = os.path.dirname(os.__file__)
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


class Values:
    """Turns values into text without running code of the program."""

    def __init__(self, is_user_code: Callable[[CodeType], bool]) -> None:
        self._is_user_code = is_user_code

    def text(self, value: Any) -> str:
        """Returns `repr(value)`, shortened and without addresses; a type whose `__repr__` the program wrote gives `<Type>`."""
        try:
            shown = self._shown(value, 3)
        except BaseException:
            shown = f"<{type(value).__qualname__}>"
        shown = _ADDRESS.sub("", shown)
        return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"

    def _shown(self, value: Any, depth: int) -> str:
        kind = type(value)
        if kind in (list, tuple, set, frozenset, dict):
            return self._container(value, kind, depth)
        if isinstance(value, BaseException):
            arguments = ", ".join(self._shown(each, depth - 1) for each in value.args)
            return f"{kind.__name__}({arguments})" if depth > 0 else f"{kind.__name__}(...)"
        if self._own_repr(kind):
            return f"<{kind.__qualname__}>"
        if kind is str and len(value) > LONGEST:
            value = value[:LONGEST]
        if kind is int and value.bit_length() > 600:
            return "<int>"
        return repr(value)

    def _container(self, value: Any, kind: type, depth: int) -> str:
        opening, closing = {list: "[]", tuple: "()", dict: "{}", set: "{}", frozenset: "{}"}[kind]
        if not value:
            return repr(value)
        if depth <= 0:
            return f"{opening}...{closing}"
        if kind is dict:
            parts = [f"{self._shown(k, depth - 1)}: {self._shown(v, depth - 1)}" for k, v in list(value.items())[:20]]
        else:
            parts = [self._shown(each, depth - 1) for each in list(value)[:20]]
        if len(value) > 20:
            parts.append("...")
        comma = "," if kind is tuple and len(value) == 1 else ""
        text = f"{opening}{', '.join(parts)}{comma}{closing}"
        return f"frozenset({text})" if kind is frozenset else text

    def _own_repr(self, kind: type) -> bool:
        code = getattr(kind.__repr__, "__code__", None)
        return code is not None and (self._is_user_code(code) or not code.co_filename.startswith((_LIBRARY, "<")))
