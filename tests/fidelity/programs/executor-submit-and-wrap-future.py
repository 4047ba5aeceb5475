import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

def job(n):
    time.sleep(0.01 * n)
    return n

async def main():
    with ThreadPoolExecutor(2) as pool:
        print(await asyncio.wrap_future(pool.submit(job, 1)))
        loop = asyncio.get_running_loop()
        for each in asyncio.as_completed([loop.run_in_executor(pool, job, n) for n in (3, 1)]):
            print(await each)
        try:
            await loop.run_in_executor(pool, job, 'x')
        except TypeError as error:
            print(error)

asyncio.run(main())
