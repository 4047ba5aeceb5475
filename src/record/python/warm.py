"""Imports what programs about asyncio usually import, so that it is part of every interpreter's first image."""

import asyncio
import asyncio.staggered
import collections
import concurrent.futures.thread
import contextlib
import contextvars
import dataclasses
import datetime
import doctest
import enum
import functools
import gc
import importlib
import inspect
import json
import linecache
import logging
import math
import queue
import random
import socket
import statistics
import string
import textwrap
import time
import tokenize
import traceback
import typing
import uuid

from . import run
from .network import UNIX

if not hasattr(socket, "AF_UNIX"):
    socket.AF_UNIX = UNIX  # type: ignore[attr-defined]
    importlib.reload(asyncio.streams)  # leaves the functions for Unix sockets out without that name
    for name in asyncio.streams.__all__:
        setattr(asyncio, name, getattr(asyncio.streams, name))

gc.collect()
