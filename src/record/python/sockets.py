"""`socket.socket` on the virtual network, as much of it as asyncio's transports and `loop.sock_*` use."""

import errno
import os
import socket as real
import stat
from typing import Any

from .network import ROOM, UNIX, Network, Pipe, addresses, fail, unknown_host, would_block
from .scene import Scene


_NONBLOCK, _CLOEXEC = 0o4000, 0o2000000
"""Flags that Linux takes with the type of a socket."""


class VirtualSocket(real.socket):
    """A socket that never waits; a program that blocks on one is told so instead of hanging."""

    network: Network
    turn = 0

    def __init__(self, family: int = real.AF_INET, type: int = real.SOCK_STREAM, proto: int = 0, fileno: Any = None) -> None:
        if fileno is not None:
            raise fail(errno.EBADF, "Bad file descriptor")
        kind = real.SOCK_STREAM if type == -1 else type & ~(_NONBLOCK | _CLOEXEC)
        self._family, self._kind, self._proto = (real.AF_INET if family == -1 else family), kind, max(proto, 0)
        self._io_refs, self._closed = 0, False  # type: ignore[attr-defined]
        self._file = self.network.file(self)
        self._timeout: float | None = 0.0 if type != -1 and type & _NONBLOCK else real.getdefaulttimeout()
        self._local: Any = None
        self._remote: Any = None
        self._key: Any = None
        self._options: dict[tuple[int, int], Any] = {}
        self._backlog: list[VirtualSocket] | None = None
        self._in = Pipe()
        self._other: VirtualSocket | None = None
        self._error = 0
        self._shut = False
        self.name = ""

    family = property(lambda self: real._intenum_converter(self._family, real.AddressFamily))  # type: ignore[assignment]
    type = property(lambda self: real._intenum_converter(self._kind, real.SocketKind))  # type: ignore[assignment]
    proto = property(lambda self: self._proto)  # type: ignore[assignment]
    timeout = property(lambda self: self._timeout)  # type: ignore[assignment]

    def fileno(self) -> int:
        """Returns the number of the file, -1 when closed."""
        return self._file

    def __del__(self) -> None:
        if getattr(self, "_file", -1) >= 0:
            self.close()

    def setblocking(self, flag: bool, /) -> None:
        """Says whether calls may wait."""
        self._timeout = None if flag else 0.0

    def getblocking(self) -> bool:
        """Says whether calls may wait."""
        return self._timeout != 0.0

    def settimeout(self, value: float | None, /) -> None:
        """Sets how long calls may wait."""
        self._timeout = value

    def gettimeout(self) -> float | None:
        """Returns how long calls may wait."""
        return self._timeout

    def setsockopt(self, level: int, option: int, value: Any, length: int = 0, /) -> None:  # type: ignore[override]
        """Keeps an option, which changes nothing."""
        self._options[level, option] = value

    def getsockopt(self, level: int, option: int, length: int = 0, /) -> Any:  # type: ignore[override]
        """Returns an option; `SO_ERROR` is the outcome of a connection."""
        if (level, option) == (real.SOL_SOCKET, real.SO_ERROR):
            error, self._error = self._error, 0
            return error
        if (level, option) == (real.SOL_SOCKET, real.SO_TYPE):
            return int(self._kind)
        return self._options.get((level, option), 0)

    def getsockname(self) -> Any:
        """Returns the own address."""
        if self._local is not None:
            return self._local
        return "" if self._family == UNIX else ("::", 0, 0, 0) if self._family == real.AF_INET6 else ("0.0.0.0", 0)

    def getpeername(self) -> Any:
        """Returns the address of the other side."""
        if self._remote is None:
            raise fail(errno.ENOTCONN, "Transport endpoint is not connected")
        return self._remote

    def _full(self, address: Any) -> Any:
        return (*address, 0, 0)[:4] if self._family == real.AF_INET6 else address

    def bind(self, address: Any, /) -> None:
        """Takes an address; one of the Unix family is the path of a file that is made."""
        if self._family == UNIX:
            address = os.fsdecode(address)
        if self._family != UNIX and int(address[1]) == 0:
            address = (address[0], self.network.port(), *address[2:])
        self._key = self.network.key(self._family, self._kind, address)
        if self._key in self.network.bound or (self._family == UNIX and os.path.exists(address)):
            self._key = None
            raise fail(errno.EADDRINUSE, "Address already in use")
        if self._family == UNIX:
            _make_socket_file(address)
        if self._family != UNIX and address[0] in ("localhost", ""):
            address = ("127.0.0.1" if address[0] else "0.0.0.0", *address[1:])
        self._local = self._full(address)
        self.network.bound[self._key] = self
        if self._kind == real.SOCK_DGRAM and not self.name:
            self.name = self.network.scene.log.name("U")

    def listen(self, backlog: int = 128, /) -> None:
        """Waits for connections."""
        if self._local is None:
            self.bind(("0.0.0.0", 0))
        self._backlog = []

    def accept(self) -> tuple["VirtualSocket", Any]:
        """Returns the next connection and where it comes from."""
        if not self._backlog:
            raise self._waits()
        made = self._backlog.pop(0)
        made._timeout = real.getdefaulttimeout()
        return made, made._remote

    def connect(self, address: Any, /) -> None:
        """Connects; a stream is connected when it becomes writable."""
        if self._other is not None:
            raise fail(errno.EISCONN, "Transport endpoint is already connected")
        if self._family == UNIX:
            address = os.fsdecode(address)
        key = self.network.key(self._family, self._kind, address)
        if self._local is None:
            self._local = "" if self._family == UNIX else self._full(("::1" if self._family == real.AF_INET6 else "127.0.0.1", self.network.port()))
        self._remote = self._full(address)
        if self._kind == real.SOCK_DGRAM:
            self.name = self.name or self.network.scene.log.name("U")
            self.network.bound.setdefault(self.network.key(self._family, self._kind, self._local), self)
            return
        listening = self.network.bound.get(key)
        self.network.touch(self)
        if listening is None or listening._backlog is None:
            if self._timeout != 0.0 or self._family == UNIX:
                missing = self._family == UNIX and not os.path.exists(address)
                raise fail(errno.ENOENT, "No such file or directory") if missing else fail(errno.ECONNREFUSED, "Connection refused")
            self._error = errno.ECONNREFUSED
        else:
            self._meet(listening)
        if self._timeout == 0.0 and self._family != UNIX:
            raise BlockingIOError(errno.EINPROGRESS, "Operation now in progress")

    def _meet(self, listening: "VirtualSocket") -> None:
        log = self.network.scene.log
        other = VirtualSocket(self._family, self._kind, self._proto)
        name = log.name("C")
        self.name, other.name = f"{name}.client", f"{name}.server"
        other._local, other._remote = self._remote, self._local
        other._other, self._other = self, other
        listening._backlog.append(other)  # type: ignore[union-attr]
        self.network.touch(listening)
        log.emit("net.connect", conn=name, addr=_shown(self._remote))

    def connect_ex(self, address: Any, /) -> int:
        """Connects; returns the number of the error."""
        try:
            self.connect(address)
        except OSError as error:
            return error.errno or 0
        return 0

    def _waits(self) -> BaseException:
        if self._timeout == 0.0:
            return would_block()
        if self._timeout is not None:
            return TimeoutError("timed out")
        return RuntimeError("this socket blocks for ever: the loop, which would answer it, cannot run meanwhile")

    def moments(self) -> list[int]:
        """Returns the moments at which something arrives here."""
        found = [moment for moment, _, _ in self._in.chunks]
        return found if self._in.ends is None else [*found, self._in.ends]

    def readable(self) -> bool:
        """Says whether reading would not wait."""
        now = self.network.scene.clock.now
        if self._backlog is not None:
            return bool(self._backlog)
        return any(moment <= now for moment in self.moments()) or self._in.reset

    def writable(self) -> bool:
        """Says whether writing would not wait."""
        if self._kind == real.SOCK_DGRAM or self._error:
            return True
        return self._other is not None and (self._other._file < 0 or self._other._in.size <= ROOM * 2 // 3)

    def listens(self) -> bool:
        """Says whether only somebody else can wake this socket: it waits for connections or datagrams."""
        return self._backlog is not None or (self._kind == real.SOCK_DGRAM and self._remote is None)

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Returns what is there, at most `size` bytes, nothing at the end."""
        return self._take(size)[0]

    def recvfrom(self, size: int, flags: int = 0, /) -> tuple[bytes, Any]:
        """Returns what is there and who sent it."""
        return self._take(size)

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0, /) -> int:  # type: ignore[override]
        """Reads into a buffer; returns the number of bytes."""
        data = self._take(nbytes or len(buffer))[0]
        memoryview(buffer)[: len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer: Any, nbytes: int = 0, flags: int = 0, /) -> tuple[int, Any]:  # type: ignore[override]
        """Reads a datagram into a buffer."""
        data, sender = self._take(nbytes or len(buffer))
        memoryview(buffer)[: len(data)] = data
        return len(data), sender

    def _take(self, size: int) -> tuple[bytes, Any]:
        pipe, now = self._in, self.network.scene.clock.now
        if self._kind == real.SOCK_DGRAM:
            if not pipe.chunks or pipe.chunks[0][0] > now:
                raise self._waits()
            _, data, sender = pipe.chunks.popleft()
            self.network.transfer("net.recv", self.name, data)
            return data[:size], sender
        got = b""
        while pipe.chunks and pipe.chunks[0][0] <= now and len(got) < size:
            moment, data, _ = pipe.chunks.popleft()
            left = size - len(got)
            got += data[:left]
            if len(data) > left:
                pipe.chunks.appendleft((moment, data[left:], None))
        if got:
            pipe.size -= len(got)
            if self._other is not None:
                self.network.touch(self._other)
            self.network.transfer("net.recv", self.name, got)
            return got, self._remote
        if pipe.reset:
            raise fail(errno.ECONNRESET, "Connection reset by peer")
        if pipe.ends is not None and pipe.ends <= now:
            self.network.scene.log.emit("net.eof", ep=self.name)
            return b"", self._remote
        if self._other is None:
            raise fail(errno.ENOTCONN, "Transport endpoint is not connected")
        raise self._waits()

    def send(self, data: Any, flags: int = 0, /) -> int:
        """Sends as much as there is room for; returns the number of bytes."""
        data = bytes(data)
        if self._kind == real.SOCK_DGRAM:
            return self.sendto(data, self.getpeername())
        other = self._other
        if other is None:
            raise fail(errno.EPIPE if self._shut else errno.ENOTCONN, "Broken pipe" if self._shut else "Transport endpoint is not connected")
        if self._shut or (other._file < 0 and self._in.reset):
            raise fail(errno.EPIPE, "Broken pipe")
        if other._file < 0:
            self._in.reset = True
            self.network.touch(self)
            return len(data)
        room = ROOM - other._in.size
        if room <= 0 and data:
            raise self._waits()
        data = data[:room]
        if data:
            other._in.chunks.append((self.network.arrival(), data, None))
            other._in.size += len(data)
            self.network.touch(other)
            self.network.transfer("net.send", self.name, data)
        return len(data)

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        """Sends everything."""
        view = memoryview(bytes(data))
        while view:
            view = view[self.send(view) :]

    def sendmsg(self, buffers: Any, *rest: Any) -> int:
        """Sends buffers one after the other."""
        return self.send(b"".join(buffers))

    def sendto(self, data: Any, *rest: Any) -> int:  # type: ignore[override]
        """Sends a datagram; one to an address where nobody is gets lost."""
        address = rest[-1]
        if self._local is None:
            self.bind(("::", 0) if self._family == real.AF_INET6 else ("0.0.0.0", 0))
        data = bytes(data)
        other = self.network.bound.get(self.network.key(self._family, self._kind, address))
        self.network.transfer("net.send", self.name, data)
        if other is not None:
            sender = self._local if self._local[0] not in ("0.0.0.0", "::") else self._full(("127.0.0.1" if self._family == real.AF_INET else "::1", self._local[1]))
            other._in.chunks.append((self.network.arrival(), data, sender))
            self.network.touch(other)
        return len(data)

    def shutdown(self, how: int, /) -> None:
        """Ends one direction."""
        if self._other is None:
            raise fail(errno.ENOTCONN, "Transport endpoint is not connected")
        if how != real.SHUT_RD and not self._shut:
            self._shut = True
            self._finish()

    def _finish(self) -> None:
        other = self._other
        if other is not None and other._in.ends is None:
            other._in.ends = self.network.arrival()
            self.network.touch(other)

    def close(self) -> None:
        """Closes; the other side reads the end, or an error when not all was read here."""
        if self._file < 0:
            return
        self._closed = True  # type: ignore[attr-defined]
        self.network.sockets.pop(self._file, None)
        self._file = -1
        if self._key is not None:
            self.network.bound.pop(self._key, None)
        for waiting in self._backlog or ():
            waiting.close()
        if self._other is not None:
            if self._in.chunks:
                self._other._in.reset = True
            self._finish()
            self.network.scene.log.emit("net.close", ep=self.name)

    def detach(self) -> int:
        """Returns the number of the file."""
        return self._file

    def makefile(self, *args: Any, **kwargs: Any) -> Any:
        """Refuses: a file over a socket blocks."""
        raise self._waits()


_LINUX = {
    "SOL_SOCKET": 1, "SO_REUSEADDR": 2, "SO_TYPE": 3, "SO_ERROR": 4, "SO_BROADCAST": 6, "SO_SNDBUF": 7, "SO_RCVBUF": 8, "SO_KEEPALIVE": 9, "SO_LINGER": 13,
    "SO_REUSEPORT": 15, "SOMAXCONN": 4096, "TCP_NODELAY": 1, "IPV6_V6ONLY": 26, "MSG_PEEK": 2, "MSG_DONTWAIT": 64, "EAI_NONAME": -2, "AI_PASSIVE": 1,
}
"""Constants of Linux, for those that the `socket` module of WebAssembly does not name."""


def _make_socket_file(path: str) -> None:
    """Makes the file that is a Unix socket. WebAssembly has no `mknod`; there the system under it takes the kind of a file from `chmod` (`file-image.ts`)."""
    kind = stat.S_IFSOCK | 0o755
    if hasattr(os, "mknod"):
        os.mknod(path, kind)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
        os.chmod(path, kind)


def _shown(address: Any) -> str:
    return address if isinstance(address, str) else f"{address[0]}:{address[1]}"


def install(scene: Scene) -> Network:
    """Puts the virtual network in the place of the system's, and returns it."""
    network = VirtualSocket.network = Network(scene)
    VirtualSocket.__name__ = VirtualSocket.__qualname__ = "socket"
    VirtualSocket.__module__ = "socket"

    def gethostbyname(name: str) -> str:
        return str(addresses(name, 0, real.AF_INET)[0][4][0])

    def socketpair(family: int = UNIX, type: int = real.SOCK_STREAM, proto: int = 0) -> tuple[VirtualSocket, VirtualSocket]:
        one, two = VirtualSocket(family, type, proto), VirtualSocket(family, type, proto)
        name = scene.log.name("C")
        one.name, two.name, one._remote, two._remote = f"{name}.a", f"{name}.b", "", ""
        one._other, two._other = two, one
        return one, two

    def unreachable(*args: Any) -> Any:
        raise unknown_host()

    module: Any = real
    for constant, value in _LINUX.items():
        if not hasattr(module, constant):
            setattr(module, constant, value)
    module.socket = module.SocketType = VirtualSocket
    module.getaddrinfo, module.gethostbyname, module.socketpair = addresses, gethostbyname, socketpair
    module.gethostbyaddr = module.gethostbyname_ex = unreachable
    module.gethostname = lambda: "localhost"
    module.getnameinfo = lambda address, flags=0: ("localhost", str(address[1]))
    return network
