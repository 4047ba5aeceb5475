import asyncio
from concurrent.futures import Executor

async def coroutine():
    pass

async def main():
    asyncio.get_running_loop().slow_callback_duration = 9
    loop = asyncio.get_running_loop()
    for schedule in (
        lambda: loop.call_soon(coroutine), lambda: loop.call_soon_threadsafe(coroutine), lambda: loop.call_later(1, coroutine),
        lambda: loop.run_in_executor(None, coroutine), lambda: loop.call_soon('text'), lambda: loop.call_at(None, print),
        lambda: loop.set_default_executor(Executor()),
    ):
        try:
            schedule()
        except TypeError as error:
            print(str(error).split(' at 0x')[0])
    await loop.shutdown_default_executor()
    try:
        await asyncio.to_thread(print, 'never')
    except RuntimeError as error:
        print(error)

asyncio.run(main(), debug=True)
