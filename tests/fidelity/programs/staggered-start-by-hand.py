import asyncio

async def attempt(n, works):
    print('try', n)
    await asyncio.sleep(0.05)
    if not works:
        raise OSError(f'{n} refused')
    return n

async def happy(attempts, delay):
    tasks = []
    for n, works in enumerate(attempts):
        tasks.append(asyncio.create_task(attempt(n, works)))
        done, _ = await asyncio.wait(tasks, timeout=delay, return_when=asyncio.FIRST_COMPLETED)
        if any(not t.exception() for t in done):
            break
    while tasks:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            tasks.remove(task)
            if not task.exception():
                for other in tasks:
                    other.cancel()
                return task.result()

async def main():
    print(await happy([False, False, True, True], 0.02))

asyncio.run(main())
