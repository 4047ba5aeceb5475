import asyncio
import time

def work(name, *delays):
    for n, delay in enumerate(delays):
        time.sleep(delay)
        print(name, n)
    return name

async def main():
    start = time.monotonic()
    print(await asyncio.gather(asyncio.to_thread(work, 'a', 0.02, 0.04), asyncio.to_thread(work, 'b', 0.04, 0.06)))
    print(time.monotonic() - start < 10)

asyncio.run(main())
