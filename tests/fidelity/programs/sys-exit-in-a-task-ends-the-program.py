import asyncio
import sys

async def leaves():
    await asyncio.sleep(0.01)
    print('leaving')
    sys.exit(3)

async def stays():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('stays is cancelled')
        raise

async def main():
    await asyncio.gather(leaves(), stays())

asyncio.run(main())
