import asyncio

async def producer(queue):
    for n in range(5):
        await queue.put(n)
        print('put', n, queue.qsize())

async def consumer(queue):
    for _ in range(5):
        await asyncio.sleep(0.01)
        print('got', await queue.get(), queue.full())

async def main():
    queue = asyncio.Queue(2)
    await asyncio.gather(producer(queue), consumer(queue))
    print(queue.empty(), queue.maxsize)
    for wrong in (queue.get_nowait, lambda: [queue.put_nowait(n) for n in range(3)]):
        try:
            wrong()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as error:
            print(repr(error))

asyncio.run(main())
