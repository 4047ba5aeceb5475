import asyncio

async def stubborn():
    for n in range(2):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            print('refused', n, task.cancelling(), task.uncancel())
    await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(stubborn())
    for n in range(3):
        await asyncio.sleep(0.01)
        print('cancel', n, task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print('gave in', task.cancelled())

asyncio.run(main())
