import asyncio

async def main():
    counter = 1
    await asyncio.sleep(0)
    print(counterr)

asyncio.run(main())
