import asyncio

async def work(name):
    print(name)
    await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(
        work('eager'), eager_start=True)
    print('created')
    await task

asyncio.run(main())
