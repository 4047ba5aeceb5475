import asyncio

async def worker(queue, name):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.01 * item)
        print(name, 'did', item)
        queue.task_done()

async def main():
    queue = asyncio.Queue()
    for item in (3, 1, 2, 4):
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(queue, name)) for name in ('a', 'b')]
    await queue.join()
    print('joined')
    for each in workers:
        each.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*workers, return_exceptions=True)])
    try:
        queue.task_done()
    except ValueError as error:
        print(error)

asyncio.run(main())
