import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

@asynccontextmanager
async def open_file(name):
    print('open', name)
    try:
        yield name
    finally:
        await asyncio.sleep(1)
        print('close', name)

async def main():
    async with AsyncExitStack() as stack:
        for name in 'ab':
            await stack.enter_async_context(open_file(name))
        print('body')

asyncio.run(main())
