import asyncio

async def work(name, delay):
    print(f'{name}: started')
    await asyncio.sleep(delay)
    print(f'{name}: finished')
    return name

async def main():
    print(await asyncio.gather(work('a', 0.3), work('b', 0.1), work('c', 0.2)))

asyncio.run(main())
