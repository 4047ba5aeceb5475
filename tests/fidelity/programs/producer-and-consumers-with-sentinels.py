import asyncio

async def producer(queue, n):
    for i in range(n):
        await asyncio.sleep(0.004)
        await queue.put(i)
    await queue.put(None)

async def consumer(name, queue, results):
    while (item := await queue.get()) is not None:
        results.append((name, item))
        await asyncio.sleep(0.03)
    await queue.put(None)

async def main():
    queue, results = asyncio.Queue(maxsize=3), []
    async with asyncio.TaskGroup() as group:
        group.create_task(producer(queue, 6))
        for name in 'ab':
            group.create_task(consumer(name, queue, results))
    print([item for _, item in results], results[:2])

asyncio.run(main())
