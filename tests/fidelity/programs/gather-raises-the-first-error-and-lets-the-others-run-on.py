import asyncio

async def work(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ValueError(name)
        print('end', name)
    except asyncio.CancelledError:
        print('cancelled', name)
        raise

async def main():
    try:
        await asyncio.gather(work('a', 0.04), work('b', 0.02, True), work('c', 0.08))
    except ValueError as error:
        print('caught', repr(error))
    await asyncio.sleep(0.3)
    print('main ends')

asyncio.run(main())
