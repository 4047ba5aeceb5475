import asyncio
import time


async def tick():
    while True:
        await asyncio.sleep(0.02)
        print('tick')


async def main():
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)
    began = time.monotonic()
    end = began + 0.2
    while time.monotonic() < end:
        pass
    print('waited', round(time.monotonic() - began, 1))
    await asyncio.sleep(0.005)
    ticking.cancel()
    loop = asyncio.get_running_loop()
    end = loop.time() + 0.1
    done = []
    loop.call_later(0.05, done.append, 'in between')
    while loop.time() < end:
        await asyncio.sleep(0)
    print(done, loop.time() >= end)
    began = time.perf_counter()
    print(await asyncio.to_thread(spin, 0.1), round(time.perf_counter() - began, 1))


def spin(seconds):
    end = time.time() + seconds
    while time.time() < end:
        pass
    return 'spun'


asyncio.run(main())
