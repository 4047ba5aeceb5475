import asyncio

async def work(n):
    print('work', n)
    await asyncio.sleep(0)
    return n

async def fails():
    raise ValueError('eager')

async def main():
    loop = asyncio.get_running_loop()
    a = loop.create_task(work(1), eager_start=True)
    print('made a')
    b = loop.create_task(work(2))
    print('made b')
    print(await a, await b)
    c = asyncio.Task(fails(), loop=loop, eager_start=True)
    print(c.done(), repr(c.exception()))
    async with asyncio.TaskGroup() as group:
        d = group.create_task(work(4), eager_start=True)
        print('in group')
    print(d.result())

asyncio.run(main())
