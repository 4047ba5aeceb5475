import asyncio

async def child(n):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('child', n, 'cancelled')
        raise

async def main():
    together = asyncio.gather(*(child(n) for n in range(3)))
    await asyncio.sleep(0.01)
    print(together.cancel(), together.cancelled())
    try:
        await together
    except asyncio.CancelledError as error:
        print('gather cancelled', error.args)
    print(together.cancelled(), together)

asyncio.run(main())
