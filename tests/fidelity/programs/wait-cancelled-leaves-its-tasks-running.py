import asyncio

async def work():
    await asyncio.sleep(0.04)
    print('work ends')
    return 1

async def waiter(tasks):
    try:
        await asyncio.wait(tasks)
    finally:
        print('waiter leaves')

async def main():
    task = asyncio.create_task(work())
    waiting = asyncio.create_task(waiter([task]))
    await asyncio.sleep(0.01)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True))
    print(task.done(), await task)

asyncio.run(main())
