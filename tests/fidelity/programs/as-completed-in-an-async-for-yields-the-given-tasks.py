import asyncio

async def work(n):
    await asyncio.sleep(n / 50)
    if n == 2:
        raise ValueError(n)
    return n

async def main():
    tasks = {asyncio.create_task(work(n)): n for n in (3, 1, 2)}
    async for task in asyncio.as_completed(tasks):
        try:
            print(tasks[task], await task)
        except ValueError as error:
            print('failed', error)

asyncio.run(main())
