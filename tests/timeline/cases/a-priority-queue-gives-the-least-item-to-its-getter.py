import asyncio

async def take(queue):
    print(await queue.get(), queue.get_nowait())

async def main():
    queue = asyncio.PriorityQueue()
    getter = asyncio.create_task(take(queue))
    await asyncio.sleep(1)
    for item in (2, 1):
        queue.put_nowait(item)
    await getter

asyncio.run(main())
