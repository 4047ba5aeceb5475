import asyncio

async def child(n):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('child', n)
        raise

async def group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(child(1))

async def main():
    task = asyncio.create_task(group())
    await asyncio.sleep(0.01)
    task.cancel('enough')
    try:
        await task
    except asyncio.CancelledError as error:
        print('group', error.args)

asyncio.run(main())
