import asyncio

async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cleaning up')
        await asyncio.sleep(2)
        raise

async def main():
    try:
        await asyncio.wait_for(slow(), 1)
    except TimeoutError:
        print('timeout')

asyncio.run(main())
