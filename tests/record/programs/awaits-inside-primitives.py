import asyncio


async def work(delay):
    await asyncio.sleep(delay)
    return delay


async def consume(queue):
    while True:
        await asyncio.sleep(0.1 * await queue.get())
        queue.task_done()


async def meet(barrier, name):
    await barrier.wait()
    print("met", name)


async def main():
    for first in asyncio.as_completed([work(0.3), work(0.1), work(0.2)]):
        print(await first)
    queue = asyncio.Queue()
    consumer = asyncio.create_task(consume(queue))
    for item in range(3):
        queue.put_nowait(item)
    await queue.join()
    print("joined", queue.qsize())
    consumer.cancel()
    barrier = asyncio.Barrier(2)
    one = asyncio.create_task(meet(barrier, "one"))
    await asyncio.sleep(0)
    await asyncio.gather(one, meet(barrier, "two"))


asyncio.run(main())
