"""Sets of tasks in order of creation, where CPython's order depends on addresses."""

import asyncio
import asyncio.taskgroups
import asyncio.tasks
from collections.abc import Iterable, Iterator
from typing import Any


class OrderedSet(set):  # type: ignore[type-arg]
    """A `set` that gives its members in the order in which they were put in, tasks in order of creation."""

    def __init__(self, members: Iterable[Any] = ()) -> None:
        self._places: dict[int, int] = {}
        super().__init__()
        for member in members:
            self.add(member)

    def add(self, member: Any) -> None:
        """Adds a member."""
        self._places.setdefault(id(member), len(self._places))
        super().add(member)

    def _key(self, member: Any) -> tuple[int, int]:
        if isinstance(member, asyncio.Future):
            return (0, hash(member))
        return (1, self._places.get(id(member), 0))

    def __iter__(self) -> Iterator[Any]:
        return iter(sorted(super().__iter__(), key=self._key))

    def pop(self) -> Any:
        """Removes and returns the first member."""
        for member in self:
            self.discard(member)
            return member
        raise KeyError("pop from an empty set")

    def __repr__(self) -> str:
        return f"{{{', '.join(map(repr, self))}}}" if self else "set()"

    def copy(self) -> "OrderedSet":
        """Returns a copy."""
        return OrderedSet(self)

    def __or__(self, other: Any) -> Any:
        return OrderedSet([*self, *other]) if isinstance(other, (set, frozenset)) else NotImplemented

    def __and__(self, other: Any) -> Any:
        return OrderedSet(each for each in self if each in other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __sub__(self, other: Any) -> Any:
        return OrderedSet(each for each in self if each not in other) if isinstance(other, (set, frozenset)) else NotImplemented

    def union(self, *others: Any) -> "OrderedSet":
        """Returns the members of this set and of others."""
        return OrderedSet([*self, *(each for other in others for each in other)])


def install() -> None:
    """Makes `wait`, `as_completed`, `TaskGroup` and `all_tasks` use ordered sets."""
    OrderedSet.__name__ = OrderedSet.__qualname__ = "set"
    OrderedSet.__module__ = "builtins"
    tasks: Any = asyncio.tasks
    tasks.set = OrderedSet
    asyncio.taskgroups.set = OrderedSet  # type: ignore[attr-defined]
    original = asyncio.all_tasks

    def all_tasks(loop: Any = None) -> Any:
        """Returns the tasks of a loop that have not ended."""
        return OrderedSet(original(asyncio.get_running_loop() if loop is None else loop))

    tasks.all_tasks = asyncio.all_tasks = all_tasks
    iterator = getattr(tasks, "_AsCompletedIterator", None)
    if iterator is not None:
        iterator.__init__ = _begin_as_completed(iterator.__init__)


def _begin_as_completed(begin: Any) -> Any:
    """Returns what makes the iterator of `as_completed`, whose set of futures comes from a comprehension: those that are done already come in order."""

    tells_graph = "future_add_to_awaited_by" in begin.__code__.co_names

    def __init__(self: Any, aws: Any, timeout: float | None) -> None:
        begin(self, (), None)
        loop = asyncio.get_event_loop()
        self._todo = OrderedSet(asyncio.ensure_future(each, loop=loop) for each in OrderedSet(aws))
        for future in self._todo:
            future.add_done_callback(self._handle_completion)
            if tells_graph:
                asyncio.futures.future_add_to_awaited_by(future, self._cur_task)  # type: ignore[attr-defined]
        if self._todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
        self._todo_left = len(self._todo)

    return __init__
