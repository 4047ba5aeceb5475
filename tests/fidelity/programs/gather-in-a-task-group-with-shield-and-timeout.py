import asyncio

async def step(name, delay):
    try:
        await asyncio.sleep(delay)
        print('done', name)
        return name
    except asyncio.CancelledError:
        print('cancel', name)
        raise

async def commit():
    return await asyncio.shield(step('commit', 0.06))

async def main():
    try:
        async with asyncio.timeout(0.03):
            async with asyncio.TaskGroup() as group:
                group.create_task(commit())
                group.create_task(step('side', 0.3))
                await asyncio.gather(step('x', 0.01), step('y', 0.2))
    except TimeoutError:
        print('timeout')
    await asyncio.sleep(0.06)
    print('end')

asyncio.run(main())
