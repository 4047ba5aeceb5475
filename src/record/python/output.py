"""`sys.stdout` and `sys.stderr` of a recorded program."""

import codecs
import io
from typing import Callable


class Sink(io.RawIOBase):
    """Takes the bytes of one stream and hands them on as text at once."""

    def __init__(self, fd: int, take: Callable[[str], None]) -> None:
        self._fd = fd
        self._take = take
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def writable(self) -> bool:
        """Says that bytes may be written."""
        return True

    def fileno(self) -> int:
        """Returns 1 or 2."""
        return self._fd

    def write(self, data: bytes | bytearray | memoryview) -> int:  # type: ignore[override]
        """Takes bytes."""
        self._take(self._decode(bytes(data)))
        return len(data)


def stream(name: str, fd: int, take: Callable[[str], None]) -> io.TextIOWrapper:
    """Returns a text stream that hands every write on without a buffer in between."""
    wrapped = io.TextIOWrapper(Sink(fd, take), encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True)  # type: ignore[type-var]
    wrapped.mode = "w"  # type: ignore[misc]
    return wrapped
