import asyncio

async def party(barrier, n):
    await asyncio.sleep(n / 50)
    place = await barrier.wait()
    print('party', n, 'place', place)

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(party(barrier, n) for n in (1, 2, 3)))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    async def enter():
        async with barrier as place:
            return place
    print(sorted(await asyncio.gather(enter(), enter(), enter())))

asyncio.run(main())
