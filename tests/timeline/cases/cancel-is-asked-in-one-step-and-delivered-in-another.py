import asyncio

async def job():
    await asyncio.sleep(60)

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('gone')

asyncio.run(main())
