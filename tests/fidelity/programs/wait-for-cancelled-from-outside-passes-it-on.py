import asyncio

async def inner():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print('inner', error.args)
        raise

async def main():
    task = asyncio.create_task(asyncio.wait_for(inner(), 0.5))
    await asyncio.sleep(0.01)
    task.cancel('stop it')
    try:
        await task
    except asyncio.CancelledError as error:
        print('outer', error.args, task.cancelled())

asyncio.run(main())
