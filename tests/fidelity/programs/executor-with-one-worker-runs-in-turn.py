import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    print('start', n)
    time.sleep(0.02)
    print('stop', n)
    return n * 10

async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        futures = [loop.run_in_executor(pool, job, n) for n in range(3)]
        print(await asyncio.gather(*futures))
    print(await loop.run_in_executor(None, max, 3, 7))

asyncio.run(main())
