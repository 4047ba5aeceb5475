"""Runs programs on a stock CPython whose selector lets virtual time go by, and prints one JSON line for each.

Nothing of the recorder is here: the loop, its heap and its tasks are CPython's own. Each look at the clock takes a tenth of a microsecond, so that
timers have deadlines of their own as they have in real time. Sets of tasks are given in order of creation, where CPython's order is arbitrary.
"""

import asyncio
import asyncio.runners
import asyncio.taskgroups
import asyncio.tasks
import gc
import io
import itertools
import json
import linecache
import math
import os
import resource
import selectors
import sys
import traceback

LOOK = 1e-7


class Selector(selectors.BaseSelector):
    """Waits by moving the clock, by whole milliseconds, as `selectors.EpollSelector` does."""

    now = 0.0
    printed = None

    def register(self, fileobj, events, data=None):
        return selectors.SelectorKey(fileobj, 0, events, data)

    def unregister(self, fileobj):
        return selectors.SelectorKey(fileobj, 0, 0, None)

    def select(self, timeout=None):
        if timeout is None:
            Selector.printed = sys.stdout.buffer.getvalue(), sys.stderr.buffer.getvalue()
            raise SystemExit("deadlock")
        self.now += math.ceil(max(timeout, 0) * 1000) / 1000
        return []

    def get_map(self):
        return {}


class Task(asyncio.Task):
    order = itertools.count()

    def __init__(self, *args, **kwargs):
        self.number = next(self.order)
        super().__init__(*args, **kwargs)


class Tasks(set):
    def __iter__(self):
        return iter(sorted(super().__iter__(), key=lambda task: task.number))


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.virtual = Selector()
        super().__init__(self.virtual)
        self.set_task_factory(lambda loop, coro, **kwargs: Task(coro, loop=loop, **kwargs))

    def time(self):
        self.virtual.now += LOOK
        return self.virtual.now


class AsCompleted(asyncio.tasks._AsCompletedIterator):
    def __init__(self, aws, timeout):
        super().__init__((), None)
        loop = asyncio.get_running_loop()
        self._todo = Tasks(aws)
        for task in self._todo:
            task.add_done_callback(self._handle_completion)
        if self._todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
        self._todo_left = len(self._todo)


def run(text):
    sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(), write_through=True), io.TextIOWrapper(io.BytesIO(), write_through=True)
    asyncio.tasks.set = asyncio.taskgroups.set = Tasks
    asyncio.tasks._AsCompletedIterator = AsCompleted
    known = asyncio.tasks.all_tasks
    asyncio.runners.tasks.all_tasks = lambda loop=None: Tasks(known(loop))
    asyncio.runners.events.new_event_loop = Loop
    names = {"__name__": "__main__"}
    linecache.cache["main.py"] = (len(text), None, text.splitlines(keepends=True), "main.py")
    code = 0
    try:
        exec(compile(text, "main.py", "exec"), names)
    except SystemExit as stop:
        code = stop.code
    except BaseException as error:
        traceback.print_exception(type(error), error, error.__traceback__.tb_next)
        code = 1
    names.clear()
    gc.collect()
    stdout, stderr = Selector.printed or (sys.stdout.buffer.getvalue(), sys.stderr.buffer.getvalue())
    return {"stdout": stdout.decode(), "stderr": stderr.decode(), "code": code}


for line in sys.stdin:
    text = json.loads(line)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
        with os.fdopen(write, "w") as out:
            out.write(json.dumps(run(text)))
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as got:
        answer = got.read()
    os.waitpid(child, 0)
    print(answer or "null", flush=True)
