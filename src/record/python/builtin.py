"""Functions that stand in for ones written in C."""

from typing import Any, Callable


class Builtin:
    """A function that, as those written in C, does not become a method when it is put into a class."""

    def __init__(self, name: str, module: str, function: Callable[..., Any]) -> None:
        self.__name__ = self.__qualname__ = name
        self.__module__ = module
        self._function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(*args, **kwargs)

    def __repr__(self) -> str:
        return f"<built-in function {self.__name__}>"


Builtin.__name__ = Builtin.__qualname__ = "builtin_function_or_method"
Builtin.__module__ = "builtins"
