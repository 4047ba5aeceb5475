"""The virtual network: one machine that reaches itself under the names of loopback and nothing else.

A connection is two buffers. Data is there for the other side after `latency`; a full buffer is what makes `drain` wait.
Addresses and errors are those of Linux.
"""

import errno
import os
import socket as real
from collections import deque
from typing import Any
from weakref import WeakValueDictionary

from .scene import Scene

ROOM = 131_072
"""Bytes that a connection holds before it takes no more (Linux: the default of `tcp_rmem`)."""

LONGEST = 200
"""Bytes of one transfer that a recording shows."""

UNIX = 1
"""`AF_UNIX`, which the `socket` module of WebAssembly does not name."""

_V4 = ("127.0.0.1", "localhost", "", "0.0.0.0")
_V6 = ("::1", "::")


class Pipe:
    """One direction of a connection, or what a datagram socket has got: data with the moment at which it is there."""

    def __init__(self) -> None:
        self.chunks: deque[tuple[int, bytes, Any]] = deque()
        self.size = 0
        self.ends: int | None = None
        self.reset = False


class Network:
    """The sockets of a program, by address, and who is told when one becomes ready."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.latency = 0
        self.bound: WeakValueDictionary[tuple[Any, ...], Any] = WeakValueDictionary()
        self.sockets: WeakValueDictionary[int, Any] = WeakValueDictionary()
        self._file = 5
        self._port = 49_999
        self._turn = 0

    def file(self, sock: Any) -> int:
        """Returns the number of the next open file, which `sock` gets."""
        self._file += 1
        self.sockets[self._file] = sock
        return self._file

    def port(self) -> int:
        """Returns a port that nobody has."""
        self._port += 1
        return self._port

    def touch(self, sock: Any) -> None:
        """Notes that a socket has become ready, so that sockets are served in this order."""
        self._turn += 1
        sock.turn = self._turn

    def arrival(self) -> int:
        """Returns the moment at which what is sent now is there."""
        return self.scene.clock.now + self.latency

    def next(self) -> int | None:
        """Returns the moment at which the next data arrives that is still on its way, `None` when none is."""
        now = self.scene.clock.now
        moments = [moment for sock in self.sockets.values() for moment in sock.moments() if moment > now]
        return min(moments, default=None)

    def key(self, family: int, kind: int, address: Any) -> tuple[Any, ...]:
        """Returns under what a bound socket is found; raises `gaierror` for a host that is not this machine."""
        if family == UNIX:
            return (family, kind, os.path.abspath(address))
        host, port = address[:2]
        known = _V6 if family == real.AF_INET6 else _V4
        if host not in known:
            raise unknown_host()
        return (family, kind, int(port))

    def transfer(self, kind: str, end: str, data: bytes) -> None:
        """Emits `net.send` or `net.recv`."""
        text = data[:LONGEST].decode("utf-8", "backslashreplace") + ("…" if len(data) > LONGEST else "")
        self.scene.log.emit(kind, ep=end, n=len(data), data=text)


def unknown_host() -> real.gaierror:
    """Returns the error of a name that this machine does not know."""
    return real.gaierror(real.EAI_NONAME, "Name or service not known")


def fail(number: int, text: str) -> OSError:
    """Returns the error of a system call."""
    return OSError(number, text)


def would_block() -> BlockingIOError:
    """Returns the error of a call that would have to wait."""
    return BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")


def addresses(host: Any, port: Any, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0) -> list[Any]:
    """Returns what `socket.getaddrinfo` does on a machine without a network: the addresses of loopback."""
    if isinstance(host, bytes):
        host = host.decode("ascii")
    number = _port_number(port)
    passive = bool(flags & real.AI_PASSIVE)
    names = {"localhost": ["127.0.0.1"], None: ["0.0.0.0", "::"] if passive else ["::1", "127.0.0.1"], "": ["0.0.0.0", "::"]}.get(host, [host])
    kinds = [(kind, given) for kind, given in ((real.SOCK_STREAM, 6), (real.SOCK_DGRAM, 17)) if type in (0, kind)]
    found: list[Any] = []
    for name in names:
        own = real.AF_INET6 if ":" in name else real.AF_INET
        if family not in (0, own) or not _is_address(name):
            continue
        place: tuple[Any, ...] = (name, number, 0, 0) if own == real.AF_INET6 else (name, number)
        found.extend((own, kind, given, "", place) for kind, given in kinds)
    if not found:
        raise unknown_host()
    return found


_SERVICES = {"ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "http": 80, "pop3": 110, "ntp": 123, "imap2": 143, "https": 443}


def _port_number(port: Any) -> int:
    """Returns the number of a port that may be given by the name of its service."""
    if port in (None, "", b""):
        return 0
    name = port.decode("ascii") if isinstance(port, bytes) else port
    if isinstance(name, str) and not name.isdigit():
        if name not in _SERVICES:
            raise real.gaierror(-8, "Servname not supported for ai_socktype")
        return _SERVICES[name]
    return int(name)


def _is_address(name: str) -> bool:
    if ":" in name:
        return name in _V6
    parts = name.split(".")
    return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)
