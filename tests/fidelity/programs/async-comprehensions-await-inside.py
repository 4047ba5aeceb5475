import asyncio

async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

async def double(x):
    await asyncio.sleep(0)
    return 2 * x

async def main():
    print([n async for n in numbers(4) if n % 2])
    print({n: await double(n) async for n in numbers(3)})
    print({await double(n) for n in range(3)})
    generator = (await double(n) for n in range(3))
    print([n async for n in generator])
    print([[m async for m in numbers(n)] for n in range(3)])

asyncio.run(main())
