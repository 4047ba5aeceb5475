import asyncio

async def main():
    queue = asyncio.Queue()
    first, second = asyncio.create_task(queue.get()), asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait('one')
    first.cancel()
    print(await second)
    print(await asyncio.gather(first, return_exceptions=True))
    try:
        await asyncio.wait_for(queue.get(), 0.02)
    except TimeoutError:
        print('nothing came')
    print(queue)

asyncio.run(main())
