import asyncio

async def count(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(count('a', 3), count('b', 5), count('c', 1))
    print(await asyncio.sleep(0, 'value'), await asyncio.sleep(-1, 'negative'))

asyncio.run(main())
