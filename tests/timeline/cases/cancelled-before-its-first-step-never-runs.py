import asyncio

async def job():
    print('never')

async def main():
    task = asyncio.create_task(job())
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())

asyncio.run(main())
