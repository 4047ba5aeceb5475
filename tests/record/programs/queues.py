import asyncio

async def producer(queue):
    for n in range(4):
        await queue.put(n)
        print('put', n)

async def consumer(name, queue):
    while True:
        item = await queue.get()
        print(name, 'got', item)
        await asyncio.sleep(0.01)
        queue.task_done()

async def main():
    queue = asyncio.Queue(maxsize=1)
    workers = [asyncio.create_task(consumer(name, queue)) for name in 'ab']
    await producer(queue)
    await queue.join()
    for worker in workers:
        worker.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    heap = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        heap.put_nowait(n)
    print([heap.get_nowait() for _ in range(3)])
    try:
        heap.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))

asyncio.run(main())
