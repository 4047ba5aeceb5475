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
import inspect
import json
import linecache
import logging
import math
import queue
import random
import statistics
import string
import textwrap
import time
import tokenize
import traceback
import typing
import uuid

from . import run

gc.collect()
