import asyncio

async def wait(barrier):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print('broken', error)

async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(wait(barrier)) for _ in range(2)]
    await asyncio.sleep(0)
    await barrier.reset()
    await asyncio.gather(*tasks)
    print(barrier.broken)
    task = asyncio.create_task(wait(barrier))
    await asyncio.sleep(0)
    await barrier.abort()
    await task
    print(barrier.broken, barrier)
    await wait(barrier)

asyncio.run(main())
