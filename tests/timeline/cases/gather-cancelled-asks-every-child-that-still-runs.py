import asyncio

async def work(n):
    await asyncio.sleep(n)

async def main():
    both = asyncio.gather(work(1), work(3))
    await asyncio.sleep(2)
    both.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print('cancelled')

asyncio.run(main())
