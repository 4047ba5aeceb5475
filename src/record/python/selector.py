"""The selector under the loop: waiting is moving the clock."""

import selectors
from typing import Any, Callable


class VirtualSelector(selectors.BaseSelector):
    """Knows no real file; `passed` is asked once in every pass of the loop and lets virtual time go by."""

    def __init__(self, passed: Callable[[float | None], None]) -> None:
        self._passed = passed
        self._keys: dict[Any, selectors.SelectorKey] = {}

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        """Takes a file, which never becomes ready."""
        key = selectors.SelectorKey(fileobj, fileobj if isinstance(fileobj, int) else fileobj.fileno(), events, data)
        self._keys[fileobj] = key
        return key

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        """Forgets a file."""
        return self._keys.pop(fileobj)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Lets the time go by that the loop wants to wait."""
        self._passed(timeout)
        return []

    def get_map(self) -> dict[Any, selectors.SelectorKey]:
        """Returns the files by themselves."""
        return self._keys

    def get_key(self, fileobj: Any) -> selectors.SelectorKey:
        """Returns the key of a file."""
        return self._keys[fileobj]

    def close(self) -> None:
        """Forgets every file."""
        self._keys.clear()
