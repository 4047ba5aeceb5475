import asyncio


async def save():
    await asyncio.sleep(2)
    return 'saved'


async def main():
    task = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except TimeoutError:
        print('still saving')
    await asyncio.gather(task, asyncio.sleep(1))


asyncio.run(main())
