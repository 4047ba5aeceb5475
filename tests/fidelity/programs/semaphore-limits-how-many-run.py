import asyncio

active = 0

async def job(semaphore, n):
    global active
    async with semaphore:
        active += 1
        print('start', n, 'active', active)
        await asyncio.sleep(0.02)
        active -= 1

async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(job(semaphore, n) for n in range(5)))
    print(semaphore.locked(), semaphore)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)

asyncio.run(main())
