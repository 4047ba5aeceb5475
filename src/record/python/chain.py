"""The await chain of a suspended task, from its outermost coroutine to what it waits for."""

import gc
import types
from typing import Any

from .scene import Scene


def _inner(awaited: Any) -> tuple[Any, Any]:
    """Returns the frame of an awaitable and what that in turn awaits."""
    match awaited:
        case types.CoroutineType():
            return awaited.cr_frame, awaited.cr_await
        case types.AsyncGeneratorType():
            return awaited.ag_frame, awaited.ag_await
        case types.GeneratorType():
            return awaited.gi_frame, awaited.gi_yieldfrom
    if type(awaited).__name__ in ("async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable"):
        for held in gc.get_referents(awaited):
            if isinstance(held, (types.CoroutineType, types.AsyncGeneratorType, types.GeneratorType)):
                return None, held
            if type(held).__name__.startswith("async_generator_a"):
                return None, held
    return None, None


def await_chain(scene: Scene, coroutine: Any) -> list[dict[str, Any]]:
    """Returns the links of the chain: frames of the program with their position, and names of library functions."""
    links: list[dict[str, Any]] = []
    awaited = coroutine
    for _ in range(200):
        if awaited is None:
            break
        frame, awaited = _inner(awaited)
        if frame is None:
            continue
        code = frame.f_code
        if scene.sources.is_user_code(code):
            links.append({"f": scene.frame_id(frame), "fn": code.co_qualname, "pos": scene.position(frame)})
        else:
            links.append({"lib": f"{frame.f_globals.get('__name__', '')}.{code.co_qualname}"})
    return links
