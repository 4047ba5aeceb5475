import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

@asynccontextmanager
async def opened(name):
    await asyncio.sleep(0.01)
    print('open', name)
    try:
        yield name
    finally:
        await asyncio.sleep(0.01)
        print('close', name)

async def main():
    async with opened('a') as a, opened('b') as b:
        print(a, b)
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(opened('c'))
            raise ValueError('inside')
    except ValueError as error:
        print(error)

asyncio.run(main())
