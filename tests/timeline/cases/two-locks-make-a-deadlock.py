import asyncio

async def one(name, first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            print('never')

async def main():
    x, y = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(
        one('a', x, y), one('b', y, x))

asyncio.run(main())
