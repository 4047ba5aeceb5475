import asyncio

async def save():
    pass

async def fail():
    raise ValueError('lost')

async def main():
    save()
    asyncio.create_task(fail())
    await asyncio.sleep(1)

asyncio.run(main())
