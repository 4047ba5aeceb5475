"""Runs a session by doctest and prints, one JSON line an example, what was wanted, what came, and the verdict.

Examples that await at their top level run in one loop, as in `python -m asyncio`.
"""

import ast
import asyncio
import builtins
import doctest
import inspect
import json
import sys

runner = None


def compile_example(source, filename, mode, flags=0, dont_inherit=False):
    return builtins.compile(source, filename, mode, flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit)


def run_example(code, names):
    global runner
    if runner is None and awaiting:
        runner = asyncio.Runner()
    if code.co_flags & inspect.CO_COROUTINE:
        runner.run(eval(code, names))
        return
    if runner is None:
        builtins.exec(code, names)
        return
    if "asyncio.run" in "".join(code.co_names):
        builtins.exec(code, names)
        return
    asyncio._set_running_loop(runner.get_loop())
    try:
        builtins.exec(code, names)
    finally:
        asyncio._set_running_loop(None)


class Judge(doctest.DocTestRunner):
    def say(self, example, got, ok):
        sys.__stdout__.write(json.dumps({"want": example.want, "got": got, "ok": ok}) + "\n")

    def report_start(self, out, test, example):
        pass

    def report_success(self, out, test, example, got):
        self.say(example, got, True)

    def report_failure(self, out, test, example, got):
        self.say(example, got, False)

    def report_unexpected_exception(self, out, test, example, exc_info):
        self.say(example, exc_info[0].__name__, False)


with open(sys.argv[1]) as file:
    text = file.read()
doctest.compile, doctest.exec = compile_example, run_example
names = {"__name__": "__main__"}
test = doctest.DocTestParser().get_doctest(text, names, "session", "session", 0)
awaiting = any(
    builtins.compile(each.source, "", "single", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT).co_flags & inspect.CO_COROUTINE for each in test.examples
)
result = Judge(verbose=False).run(test, out=lambda text: None, clear_globs=False)
