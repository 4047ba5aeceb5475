import asyncio

async def ticks(n):
    try:
        for tick in range(n):
            await asyncio.sleep(0.01)
            yield tick
    finally:
        print('closed')

async def main():
    async for tick in ticks(2):
        print(tick)
    print([tick * 2 async for tick in ticks(3) if tick])
    generator = ticks(5)
    print(await anext(generator))
    await generator.aclose()
    other = ticks(5)
    async for tick in other:
        break
    print('end')

asyncio.run(main())
