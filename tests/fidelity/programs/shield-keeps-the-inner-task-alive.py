import asyncio

async def inner():
    try:
        await asyncio.sleep(0.05)
    except asyncio.CancelledError:
        print('never')
        raise
    print('inner ends')
    return 'kept'

async def main():
    task = asyncio.create_task(inner())
    outer = asyncio.shield(task)
    await asyncio.sleep(0.01)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print('outer cancelled', outer.cancelled(), task.cancelled())
    print(await task)

asyncio.run(main())
