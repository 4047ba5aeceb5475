import asyncio

async def work(n):
    await asyncio.sleep(n)
    if n == 1:
        raise KeyError(n)
    return n

async def main():
    try:
        await asyncio.gather(work(1), work(3))
    except KeyError:
        await asyncio.sleep(1)
    print(await asyncio.gather(work(1), work(2), return_exceptions=True))

asyncio.run(main())
