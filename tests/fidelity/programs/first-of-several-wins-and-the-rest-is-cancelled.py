import asyncio

async def mirror(name, delay):
    try:
        await asyncio.sleep(delay)
        return name
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise

async def main():
    tasks = [asyncio.create_task(mirror(n, d)) for n, d in (('slow', 0.2), ('fast', 0.02), ('mid', 0.1))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        if task in pending:
            task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    print(done.pop().result())

asyncio.run(main())
