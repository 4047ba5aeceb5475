import asyncio

async def work():
    async with asyncio.timeout(0.02):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            asyncio.current_task().cancel('from inside')
            raise

async def main():
    task = asyncio.create_task(work())
    try:
        await task
    except BaseException as error:
        print(type(error).__name__, task.cancelled(), task.cancelling())
    async def outer():
        try:
            async with asyncio.timeout(0):
                await asyncio.sleep(1)
        except TimeoutError:
            print('timeout', asyncio.current_task().cancelling())
    await outer()

asyncio.run(main())
