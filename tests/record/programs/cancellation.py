import asyncio

async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print('ignored once', error.args)
    await asyncio.sleep(0.01)
    return 'finished anyway'

async def never():
    print('never printed')

async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel('please'), task.cancelling())
    print(await task, task.cancelled())
    early = asyncio.create_task(never())
    early.cancel()
    try:
        await early
    except asyncio.CancelledError as error:
        print('cancelled before its first step', error.args)
    print(early.cancelled())

asyncio.run(main())
