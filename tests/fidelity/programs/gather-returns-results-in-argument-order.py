import asyncio

async def work(name, delay):
    print('begin', name)
    await asyncio.sleep(delay)
    print('end', name)
    return name.upper()

async def main():
    results = await asyncio.gather(work('a', 0.06), work('b', 0.02), work('c', 0.04))
    print(results)
    print(await asyncio.gather(*(work(str(n), 0) for n in range(4))))

asyncio.run(main())
