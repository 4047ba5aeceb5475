"""Runs the tests of one class of CPython's asyncio suite and prints one JSON line when each begins and one when it has ended.

`REQUEST` is put in front by the caller: the module, the class, and the names of the tests to run; without a class it prints the
names of the classes and tests of the module.
"""

import importlib
import json
import os
import sys
import sysconfig
import unittest
import warnings

out = os.fdopen(os.dup(1), "w", encoding="utf-8") if sys.platform == "linux" and not REQUEST["virtual"] else sys.stdout
sysconfig.get_config_vars()
sys.platform = "linux"
warnings.simplefilter("ignore")


def say(**line):
    out.write(json.dumps(line) + "\n")
    out.flush()


def tick():
    """Lets the clock of a bare `BaseEventLoop` move with every look at it: its selector is a mock that does not wait, so nothing else would."""
    import asyncio
    import itertools

    looks = itertools.count(1)
    time = asyncio.BaseEventLoop.time
    asyncio.BaseEventLoop.time = lambda self: time(self) + next(looks) / 1000


class Result(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        self.how, self.why = "ok", ""
        say(test=test._testMethodName, how="begin")

    def addError(self, test, error):
        if not hasattr(self, "how"):
            say(test=str(test), how="error", why=repr(error[1])[:300])
            return
        self.how, self.why = "error", self._exc_info_to_string(error, test)[-1500:]

    def addFailure(self, test, error):
        self.how, self.why = "fail", self._exc_info_to_string(error, test)[-1500:]

    def addSkip(self, test, reason):
        self.how, self.why = "skip", reason

    def addExpectedFailure(self, test, error):
        self.how = "ok"

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.addFailure(test, error)

    def stopTest(self, test):
        super().stopTest(test)
        say(test=test._testMethodName, how=self.how, why=self.why)


if REQUEST["virtual"]:
    tick()
try:
    module = importlib.import_module("test.test_asyncio." + REQUEST["module"])
except unittest.SkipTest as skipped:
    module = None
    say(skipped=str(skipped))
if module is not None:
    loader = unittest.TestLoader()
    classes = {
        name: kind for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, unittest.TestCase) and kind.__module__ == module.__name__
    }
    if REQUEST["class"] is None:
        say(classes={name: loader.getTestCaseNames(kind) for name, kind in classes.items()})
    else:
        kind = classes[REQUEST["class"]]
        getattr(module, "setUpModule", lambda: None)()
        unittest.TestSuite(kind(name) for name in REQUEST["tests"]).run(Result())
        getattr(module, "tearDownModule", lambda: None)()
        say(end=True)
os._exit(0)
