import asyncio

async def work():
    await asyncio.sleep(1)
    return 'once'

async def main():
    task = asyncio.create_task(work())
    print(await asyncio.gather(task, task))
    print(await asyncio.gather())

asyncio.run(main())
