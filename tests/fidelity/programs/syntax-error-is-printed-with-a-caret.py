import asyncio

async def main():
    print('never')
    await asyncio.sleep(0))

asyncio.run(main())
