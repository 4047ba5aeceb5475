import asyncio
import sys

class Big:
    def __del__(self):
        print('freed')

async def make():
    return Big()

async def main():
    await asyncio.create_task(make())
    print('after make')
    kept = await asyncio.create_task(make())
    print('kept', sys.getrefcount(kept) <= 3)
    del kept
    print('dropped')
    queue = asyncio.Queue()
    queue.put_nowait(Big())
    (await queue.get())
    print('after queue')
    results = await asyncio.gather(make(), make())
    print(len(results))
    results.clear()
    await asyncio.sleep(0)
    print('end')

asyncio.run(main())
