import asyncio

async def meet(name, barrier):
    print(name, 'arrives')
    async with barrier as position:
        print(name, 'passes', position)

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(meet(name, barrier) for name in 'abc'))
    gate = asyncio.BoundedSemaphore(1)
    try:
        gate.release()
    except ValueError as error:
        print(error)

asyncio.run(main())
