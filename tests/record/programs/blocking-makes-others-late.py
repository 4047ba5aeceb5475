import asyncio
import time

async def tick():
    for n in range(3):
        print('tick', n)
        await asyncio.sleep(0.05)

async def main():
    ticker = asyncio.create_task(tick())
    await asyncio.sleep(0.02)
    time.sleep(0.12)
    print('blocked')
    await ticker

asyncio.run(main())
