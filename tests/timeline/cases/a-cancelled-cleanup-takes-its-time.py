import asyncio

async def job():
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(2)
        print('tidy')

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('gone')

asyncio.run(main())
