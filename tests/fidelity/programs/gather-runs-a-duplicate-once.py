import asyncio

async def once():
    print('runs')
    await asyncio.sleep(0.01)
    return object()

async def main():
    coroutine = once()
    a, b = await asyncio.gather(coroutine, coroutine)
    print(a is b)
    task = asyncio.create_task(once())
    c, d, e = await asyncio.gather(task, once(), task)
    print(c is e, c is d)

asyncio.run(main())
