import asyncio

async def inner():
    await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(inner())
    outer = asyncio.shield(task)
    await asyncio.sleep(0)
    task.cancel('direct')
    try:
        await outer
    except asyncio.CancelledError as error:
        print('outer too', error.args, outer.cancelled())
    finished = asyncio.create_task(asyncio.sleep(0, 'x'))
    await finished
    print(asyncio.shield(finished) is finished)

asyncio.run(main())
