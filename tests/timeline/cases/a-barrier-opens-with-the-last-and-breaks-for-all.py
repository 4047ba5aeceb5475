import asyncio

async def come(n, barrier):
    await asyncio.sleep(n)
    try:
        await barrier.wait()
        print(n, 'passes')
    except asyncio.BrokenBarrierError:
        print(n, 'gives up')

async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(come(1, barrier), come(2, barrier))
    last = asyncio.create_task(come(1, barrier))
    await asyncio.sleep(2)
    await barrier.abort()
    await last

asyncio.run(main())
