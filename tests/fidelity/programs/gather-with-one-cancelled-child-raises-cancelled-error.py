import asyncio

async def child(n):
    await asyncio.sleep(0.02 * n)
    return n

async def main():
    first, second = asyncio.create_task(child(1)), asyncio.create_task(child(2))
    together = asyncio.gather(first, second)
    await asyncio.sleep(0)
    first.cancel('not needed')
    try:
        await together
    except asyncio.CancelledError as error:
        print('cancelled', error, first.cancelled(), second.done(), together.cancelled())
    print(await second)

asyncio.run(main())
