import asyncio

async def getter(queue):
    try:
        while True:
            print('got', await queue.get())
            queue.task_done()
    except asyncio.QueueShutDown as error:
        print('getter ends', repr(error))

async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(getter(queue))
    for n in range(3):
        await queue.put(n)
    queue.shutdown()
    try:
        await queue.put(9)
    except asyncio.QueueShutDown:
        print('no more')
    await task
    full = asyncio.Queue(1)
    full.put_nowait('x')
    putter = asyncio.create_task(full.put('y'))
    await asyncio.sleep(0)
    full.shutdown(immediate=True)
    print(await asyncio.gather(putter, return_exceptions=True), full.qsize())
    await full.join()

asyncio.run(main())
