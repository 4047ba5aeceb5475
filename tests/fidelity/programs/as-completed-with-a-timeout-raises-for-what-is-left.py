import asyncio

async def work(n):
    await asyncio.sleep(n)
    return n

async def main():
    tasks = [asyncio.create_task(work(n)) for n in (0.01, 0.3)]
    try:
        for each in asyncio.as_completed(tasks, timeout=0.1):
            print(await each)
    except TimeoutError:
        print('timeout', [t.done() for t in tasks], [t.cancelled() for t in tasks])
    tasks[1].cancel()
    try:
        async for task in asyncio.as_completed(tasks, timeout=0.1):
            print(task.cancelled())
    except TimeoutError:
        print('again')

asyncio.run(main())
