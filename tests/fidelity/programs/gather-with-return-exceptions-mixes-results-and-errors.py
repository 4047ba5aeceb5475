import asyncio

async def good(x):
    await asyncio.sleep(0.01)
    return x

async def bad(x):
    await asyncio.sleep(0)
    raise RuntimeError(x)

async def gone():
    raise asyncio.CancelledError('own wish')

async def main():
    results = await asyncio.gather(good(1), bad(2), gone(), good(4), return_exceptions=True)
    for result in results:
        print(type(result).__name__, result)

asyncio.run(main())
