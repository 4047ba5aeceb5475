import asyncio
import time

def worker(loop, queue):
    for n in range(3):
        time.sleep(0.02)
        loop.call_soon_threadsafe(queue.put_nowait, n)
    loop.call_soon_threadsafe(queue.put_nowait, None)

async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(asyncio.to_thread(worker, asyncio.get_running_loop(), queue))
    while (item := await queue.get()) is not None:
        print('item', item)
    await task
    print('done')

asyncio.run(main())
