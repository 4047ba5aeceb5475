import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

@asynccontextmanager
async def resource(name):
    print('acquire', name)
    await asyncio.sleep(0)
    try:
        yield name
    except asyncio.CancelledError:
        print('cancel seen by', name)
        raise
    finally:
        await asyncio.sleep(0.01)
        print('release', name)

async def work():
    async with AsyncExitStack() as stack:
        for name in 'abc':
            await stack.enter_async_context(resource(name))
        await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())

asyncio.run(main())
