import asyncio
import time

async def double(n):
    await asyncio.sleep(0.01)
    return 2 * n

def worker(loop):
    time.sleep(0.01)
    future = asyncio.run_coroutine_threadsafe(double(21), loop)
    future.add_done_callback(lambda f: print('callback', f.result()))

async def main():
    await asyncio.to_thread(worker, asyncio.get_running_loop())
    await asyncio.sleep(0.05)
    print('end')

asyncio.run(main())
