import asyncio
import time

def blocking(n):
    time.sleep(n)
    return n

async def ticker():
    for n in range(3):
        print('tick', n)
        await asyncio.sleep(0.03)

async def main():
    results = await asyncio.gather(asyncio.to_thread(blocking, 0.045), ticker(), asyncio.to_thread(blocking, 0.01))
    print(results)

asyncio.run(main())
