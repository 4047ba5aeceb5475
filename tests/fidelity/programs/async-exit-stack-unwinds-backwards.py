import asyncio
from contextlib import AsyncExitStack, asynccontextmanager, aclosing

@asynccontextmanager
async def part(n):
    print('in', n)
    try:
        yield n
    finally:
        print('out', n)

async def note(text):
    await asyncio.sleep(0)
    print(text)

async def main():
    async with AsyncExitStack() as stack:
        print([await stack.enter_async_context(part(n)) for n in range(3)])
        stack.push_async_callback(note, 'async callback')
        stack.callback(print, 'plain callback')
    async def letters():
        try:
            for each in 'abc':
                yield each
        finally:
            print('letters closed')
    async with aclosing(letters()) as source:
        async for each in source:
            print(each)
            break
    print('end')

asyncio.run(main())
