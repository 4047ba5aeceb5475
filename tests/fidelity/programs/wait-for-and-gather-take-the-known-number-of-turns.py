import asyncio

async def ticks():
    n = 0
    while True:
        print('tick', n)
        n += 1
        await asyncio.sleep(0)

async def quick():
    return 1

async def main():
    ticking = asyncio.create_task(ticks())
    await asyncio.sleep(0)
    print('await', await quick())
    print('task', await asyncio.create_task(quick()))
    print('wait_for', await asyncio.wait_for(quick(), 1))
    print('gather', await asyncio.gather(quick(), quick()))
    print('wait', len((await asyncio.wait([asyncio.create_task(quick())]))[0]))
    print('shield', await asyncio.shield(quick()))
    async with asyncio.TaskGroup() as group:
        group.create_task(quick())
    print('group')
    async with asyncio.timeout(1):
        await quick()
    print('timeout')
    ticking.cancel()

asyncio.run(main())
