import asyncio

async def level(n):
    try:
        if n:
            await level(n - 1)
        else:
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('level', n)
        raise
    finally:
        print('finally', n)

async def main():
    inner = asyncio.create_task(level(2))
    async def outer():
        await inner
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    task.cancel()
    results = await asyncio.gather(task, inner, return_exceptions=True)
    print([type(r).__name__ for r in results], inner.cancelled())

asyncio.run(main())
