import asyncio

async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cleaning up')
        await asyncio.sleep(0.05)
        print('cleaned up')
        raise

async def main():
    try:
        await asyncio.wait_for(slow(), timeout=0.05)
    except TimeoutError as error:
        print('timeout', repr(error), repr(error.__cause__))

asyncio.run(main())
