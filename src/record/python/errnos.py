"""Error numbers of Linux, where WebAssembly has numbers of its own.

The interpreter makes an `OSError` with the numbers of WebAssembly and chooses its class by them. What a system call raises gets
the number of Linux before the program sees it; the constants of `errno` are those of Linux, and so is what the program raises itself.
"""

import dis
import errno
import gc
import os
from types import CodeType
from typing import Any

_LINUX = {
    "EPERM": 1, "ENOENT": 2, "ESRCH": 3, "EINTR": 4, "EIO": 5, "ENXIO": 6, "E2BIG": 7, "ENOEXEC": 8, "EBADF": 9, "ECHILD": 10, "EAGAIN": 11, "ENOMEM": 12,
    "EACCES": 13, "EFAULT": 14, "EBUSY": 16, "EEXIST": 17, "EXDEV": 18, "ENODEV": 19, "ENOTDIR": 20, "EISDIR": 21, "EINVAL": 22, "ENFILE": 23,
    "EMFILE": 24, "ENOTTY": 25, "EFBIG": 27, "ENOSPC": 28, "ESPIPE": 29, "EROFS": 30, "EMLINK": 31, "EPIPE": 32, "EDOM": 33, "ERANGE": 34, "EDEADLK": 35,
    "ENAMETOOLONG": 36, "ENOSYS": 38, "ENOTEMPTY": 39, "ELOOP": 40, "EPROTO": 71, "EOVERFLOW": 75, "ENOTSOCK": 88, "EDESTADDRREQ": 89, "EMSGSIZE": 90,
    "EPROTOTYPE": 91, "ENOPROTOOPT": 92, "EPROTONOSUPPORT": 93, "EOPNOTSUPP": 95, "EAFNOSUPPORT": 97, "EADDRINUSE": 98, "EADDRNOTAVAIL": 99, "ENETDOWN": 100,
    "ENETUNREACH": 101, "ENETRESET": 102, "ECONNABORTED": 103, "ECONNRESET": 104, "ENOBUFS": 105, "EISCONN": 106, "ENOTCONN": 107, "ESHUTDOWN": 108,
    "ETIMEDOUT": 110, "ECONNREFUSED": 111, "EHOSTDOWN": 112, "EHOSTUNREACH": 113, "EALREADY": 114, "EINPROGRESS": 115, "ECANCELED": 125,
}

_CLASSES = {
    "EAGAIN": BlockingIOError, "EALREADY": BlockingIOError, "EINPROGRESS": BlockingIOError, "EPIPE": BrokenPipeError, "ESHUTDOWN": BrokenPipeError,
    "ECONNABORTED": ConnectionAbortedError, "ECONNREFUSED": ConnectionRefusedError, "ECONNRESET": ConnectionResetError,
    "ENOENT": FileNotFoundError, "EINTR": InterruptedError, "EISDIR": IsADirectoryError, "EPERM": PermissionError, "EACCES": PermissionError,
    "ESRCH": ProcessLookupError, "ETIMEDOUT": TimeoutError,
}
"""What PEP 3151 makes of a number; left out are those whose number the interpreter itself uses for another class."""

_RAISING = {dis.opmap[name] for name in ("RAISE_VARARGS", "RERAISE", "SEND", "END_SEND") if name in dis.opmap}

_to_linux: dict[int, int] = {}


def install() -> None:
    """Gives `errno`, `os.strerror` and the classes of errors the numbers of Linux."""
    strerror = os.strerror
    back: dict[int, int] = {}
    for name, number in _LINUX.items():
        own = getattr(errno, name, None)
        if own is not None:
            _to_linux[own] = number
            back[number] = own
    _learn_classes()
    errno.errorcode.clear()
    for name, number in _LINUX.items():
        setattr(errno, name, number)
        errno.errorcode[number] = name
    setattr(errno, "EWOULDBLOCK", errno.EAGAIN)
    os.strerror = lambda code, /: strerror(back.get(code, code))


def _learn_classes() -> None:
    for each in gc.get_objects():
        if type(each) is dict and len(each) < 40 and each.get(errno.ENOENT) is FileNotFoundError and each.get(errno.EPIPE) is BrokenPipeError:
            for name, kind in _CLASSES.items():
                each[_LINUX[name]] = kind


def translate(code: CodeType, offset: int, error: BaseException) -> None:
    """Gives an `OSError` that a call into the interpreter has just raised the number of Linux."""
    if not isinstance(error, OSError) or error.errno not in _to_linux or type(error).__module__ != "builtins":
        return
    trace: Any = error.__traceback__
    if trace is not None and trace.tb_next is None and code.co_code[offset] not in _RAISING:
        number = error.errno = _to_linux[error.errno]
        error.args = (number, *error.args[1:])
