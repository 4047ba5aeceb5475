import asyncio

async def good():
    await asyncio.sleep(3)

async def bad():
    await asyncio.sleep(1)
    raise ValueError('no')

async def main():
    tasks = [asyncio.create_task(good()), asyncio.create_task(bad())]
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([task.exception() for task in done])

asyncio.run(main())
