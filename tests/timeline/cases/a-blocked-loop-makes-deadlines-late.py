import asyncio, time

async def tick():
    await asyncio.sleep(1)
    print('tick')

async def main():
    ticker = asyncio.create_task(tick())
    await asyncio.sleep(0)
    time.sleep(3)
    await ticker

asyncio.run(main())
