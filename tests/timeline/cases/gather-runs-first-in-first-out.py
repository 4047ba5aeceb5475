import asyncio

async def work(name, delay):
    print(name, 'starts')
    await asyncio.sleep(delay)
    print(name, 'ends')
    return name

async def main():
    print(await asyncio.gather(
        work('a', 3),
        work('b', 1),
        work('c', 1)))

asyncio.run(main())
