import asyncio

async def work(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error:
            raise error
    except asyncio.CancelledError:
        print('cancelled', name)
        raise

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work('a', 0.5))
            group.create_task(work('b', 0.02, ValueError('b')))
            group.create_task(work('c', 0.02, KeyError('c')))
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print('body cancelled')
                raise
    except* ValueError as group:
        print('values', group.exceptions)
    except* KeyError as group:
        print('keys', group.exceptions)
    print(asyncio.current_task().cancelling())

asyncio.run(main())
