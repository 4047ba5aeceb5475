"""The virtual clock, and the cells through which the engine around the interpreter sees it."""

from array import array
from time import perf_counter as _look

SECOND = 1_000_000_000


class Clock:
    """Integer nanoseconds since the program began.

    `time.time`, `time.monotonic`, `datetime.now` and the rest ask the engine for the time; the engine reads it
    from `cells`, an array whose address it knows. This is the only way from the interpreter to the engine: no
    JavaScript object is within reach of the program.
    """

    NOW, EVENTS, FINISHED, ADDRESS, LENGTH, LOOKS = range(6)

    def __init__(self) -> None:
        self.cells = array("d", [0.0] * 8)
        self._now = 0
        self._own = 0

    @property
    def now(self) -> int:
        """Nanoseconds of virtual time."""
        return self._now

    @now.setter
    def now(self, value: int) -> None:
        self._now = value
        self.cells[self.NOW] = value

    def moment(self, when: float) -> int:
        """Returns the nanosecond that the loop time `when` (in seconds) stands for."""
        return round(when * SECOND)

    def count(self, events: int) -> None:
        """Tells the engine how many events there are, so that it knows where a program that never returns got stuck."""
        self.cells[self.EVENTS] = events
        self._own += 1
        _look()

    def looked(self) -> None:
        """Notes that the program has asked for the time where the engine does not see it."""
        self.cells[self.LOOKS] += 1

    def looks(self) -> float:
        """Returns how often the program has asked for the time."""
        return self.cells[self.LOOKS] - self._own

    def finish(self, result: bytes) -> None:
        """Hands `result` to the engine and does not return: the engine abandons the interpreter's stack."""
        kept = array("B", result)
        address, length = kept.buffer_info()
        self.cells[self.ADDRESS] = address
        self.cells[self.LENGTH] = length
        self.cells[self.FINISHED] = 1.0
        _look()
        raise SystemError("the engine did not take the result")
