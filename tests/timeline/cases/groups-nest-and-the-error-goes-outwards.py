import asyncio

async def bad():
    await asyncio.sleep(1)
    raise ValueError('no')

async def calm():
    await asyncio.sleep(9)

async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(calm())
            async with asyncio.TaskGroup() as inner:
                inner.create_task(bad())
    except* ValueError:
        print('caught')

asyncio.run(main())
