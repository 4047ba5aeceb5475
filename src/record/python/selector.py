"""The selector under the loop: waiting is moving the clock, and what is ready is asked of the virtual network."""

import selectors
from typing import Any, Callable

from .network import Network

Ready = list[tuple[selectors.SelectorKey, int]]


class VirtualSelector(selectors._BaseSelectorImpl):  # type: ignore[name-defined,misc]
    """Knows virtual sockets; `passed` is asked once in every pass of the loop and lets virtual time go by."""

    def __init__(self, network: Network, passed: Callable[[float | None], Ready]) -> None:
        super().__init__()
        self._network = network
        self._passed = passed

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        """Takes a socket; one that is ready already is served after those that are ready now."""
        key: selectors.SelectorKey = super().register(fileobj, events, data)
        sock = self._network.sockets.get(key.fd)
        if sock is not None:
            self._network.touch(sock)
        return key

    def ready(self) -> Ready:
        """Returns the sockets that are ready, in the order in which they became so, with what they are ready for."""
        found = []
        for key in self._fd_to_key.values():
            sock = self._network.sockets.get(key.fd)
            if sock is None:
                continue
            mask = selectors.EVENT_READ if key.events & selectors.EVENT_READ and sock.readable() else 0
            mask |= selectors.EVENT_WRITE if key.events & selectors.EVENT_WRITE and sock.writable() else 0
            if mask:
                found.append((sock.turn, key, mask))
        return [(key, mask) for _, key, mask in sorted(found, key=lambda each: each[0])]

    def only_listens(self) -> bool:
        """Says whether somebody from outside could wake the loop, and nothing inside is under way."""
        waiting = [self._network.sockets.get(key.fd) for key in self._fd_to_key.values()]
        return bool(waiting) and all(sock is not None and sock.listens() for sock in waiting)

    def select(self, timeout: float | None = None) -> Ready:
        """Lets the time go by that the loop wants to wait; returns what is ready then."""
        found = self._passed(timeout)
        for key, _ in found:
            self._network.touch(self._network.sockets[key.fd])
        return found
