import asyncio

async def main():
    priority, lifo = asyncio.PriorityQueue(), asyncio.LifoQueue(3)
    for pair in ((3, 'c'), (1, 'a'), (2, 'b')):
        await priority.put(pair)
        await lifo.put(pair[1])
    print([await priority.get() for _ in range(3)])
    print([lifo.get_nowait() for _ in range(3)])
    getter = asyncio.create_task(priority.get())
    await asyncio.sleep(0)
    priority.put_nowait((9, 'z'))
    priority.put_nowait((0, 'first'))
    print(await getter, priority.qsize())

asyncio.run(main())
