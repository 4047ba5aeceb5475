import asyncio

async def good(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, 'done')
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise

async def bad():
    await asyncio.sleep(0.05)
    raise ValueError('no')

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(good('first', 0.01))
            group.create_task(good('second', 5))
            group.create_task(bad())
    except* ValueError as errors:
        print('caught', errors.exceptions)

asyncio.run(main())
