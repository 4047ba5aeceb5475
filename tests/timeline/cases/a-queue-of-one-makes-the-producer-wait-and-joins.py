import asyncio

async def produce(queue):
    for item in 'xyz':
        await queue.put(item)
    await queue.join()
    queue.shutdown()

async def consume(queue):
    try:
        while True:
            print(await queue.get())
            await asyncio.sleep(1)
            queue.task_done()
    except asyncio.QueueShutDown:
        print('closed')

async def main():
    queue = asyncio.Queue(1)
    await asyncio.gather(produce(queue), consume(queue))

asyncio.run(main())
