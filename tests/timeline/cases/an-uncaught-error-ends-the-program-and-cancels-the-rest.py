import asyncio

async def calm():
    await asyncio.sleep(9)

async def main():
    task = asyncio.create_task(calm())
    await asyncio.sleep(1)
    raise ValueError('no')

asyncio.run(main())
