import asyncio

async def value(n):
    if n == 2:
        raise ValueError(n)
    return n

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.gather(value(1), value(3)))
    print(await asyncio.gather(value(1), value(2), return_exceptions=True))
    done = asyncio.create_task(value(5))
    print(done.done(), await asyncio.wait([done]) == ({done}, set()))
    async def nested():
        inner = asyncio.create_task(value(7))
        print('inner', inner.done(), asyncio.current_task() is outer if 'outer' in globals() else 'unset')
        await asyncio.sleep(0)
        return await inner
    print(await asyncio.create_task(nested()))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(value(2))
    except* ValueError as found:
        print(found.exceptions)

asyncio.run(main())
