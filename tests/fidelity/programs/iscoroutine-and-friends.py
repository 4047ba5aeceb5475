import asyncio
import inspect

async def coro():
    pass

async def agen():
    yield

async def main():
    made = coro()
    print(asyncio.iscoroutine(made), inspect.iscoroutinefunction(coro), inspect.isasyncgenfunction(agen), inspect.isawaitable(made))
    task = asyncio.ensure_future(made)
    print(asyncio.isfuture(task), asyncio.ensure_future(task) is task)
    await task
    wrapped = asyncio.wrap_future
    print(asyncio.isfuture(3), callable(wrapped), inspect.getcoroutinestate(made))
    loop = asyncio.get_running_loop()
    print(loop.is_running(), asyncio.get_event_loop() is loop)

asyncio.run(main())
