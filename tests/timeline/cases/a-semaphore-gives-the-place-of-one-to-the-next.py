import asyncio

async def fetch(n, limit):
    async with limit:
        await asyncio.sleep(1)

async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(*(fetch(n, limit) for n in range(3)))

asyncio.run(main())
