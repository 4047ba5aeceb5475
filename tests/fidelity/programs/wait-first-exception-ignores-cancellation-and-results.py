import asyncio

async def ok():
    await asyncio.sleep(0.01)

async def fails():
    await asyncio.sleep(0.04)
    raise KeyError('k')

async def long():
    await asyncio.sleep(0.3)

async def main():
    tasks = {name: asyncio.create_task(coro, name=name) for name, coro in (('ok', ok()), ('fails', fails()), ('long', long()), ('gone', long()))}
    tasks['gone'].cancel()
    done, pending = await asyncio.wait(tasks.values(), return_when=asyncio.FIRST_EXCEPTION)
    print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    print(repr(tasks['fails'].exception()))
    tasks['long'].cancel()
    print(await asyncio.wait(pending) == (pending, set()))

asyncio.run(main())
