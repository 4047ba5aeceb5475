import asyncio
import time

async def tick():
    loop = asyncio.get_running_loop()
    start = loop.time()
    for _ in range(3):
        await asyncio.sleep(0.02)
        print('tick', round((loop.time() - start) * 50) >= 1)

async def block():
    await asyncio.sleep(0.01)
    print('block')
    time.sleep(0.1)
    print('free')

async def main():
    await asyncio.gather(tick(), block())

asyncio.run(main())
