import asyncio

async def inner():
    return 1

async def other():
    print('other')

async def main():
    done = asyncio.create_task(inner())
    await asyncio.sleep(0)
    late = asyncio.create_task(other())
    print(await inner(), await done)
    print('still the same turn')
    await late

asyncio.run(main())
