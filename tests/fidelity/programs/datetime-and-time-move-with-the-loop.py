import asyncio
import datetime
import time

async def main():
    before, clock, wall = datetime.datetime.now(), time.perf_counter(), time.time()
    await asyncio.sleep(0.05)
    print(0.04 < (datetime.datetime.now() - before).total_seconds() < 30)
    print(0.04 < time.perf_counter() - clock < 30, 0.04 < time.time() - wall < 30)
    time.sleep(0.02)
    print(time.monotonic_ns() > 0, time.strftime('%Z'), time.gmtime(0).tm_year)
    print(asyncio.get_running_loop().time() - time.monotonic() < 5)

asyncio.run(main())
