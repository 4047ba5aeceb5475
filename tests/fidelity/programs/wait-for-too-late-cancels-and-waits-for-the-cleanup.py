import asyncio

async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('cleaning')
        await asyncio.sleep(0.05)
        print('clean')
        raise

async def main():
    try:
        await asyncio.wait_for(work(), timeout=0.02)
    except TimeoutError as error:
        print('timeout', repr(error), type(error.__cause__).__name__)
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(task, timeout=0.02)
    except asyncio.TimeoutError:
        print(task.cancelled())

asyncio.run(main())
