import asyncio

async def work():
    await asyncio.sleep(0.01)
    raise KeyboardInterrupt

async def main():
    try:
        await work()
    except KeyboardInterrupt:
        print('seen in main')
    async with asyncio.timeout(1):
        print('goes on')
    raise LookupError('end')

asyncio.run(main())
