import asyncio

async def main():
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    free = asyncio.Semaphore(0)
    free.release()
    free.release()
    await free.acquire()
    await free.acquire()
    waiting = asyncio.create_task(free.acquire())
    await asyncio.sleep(0)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True), free.locked())

asyncio.run(main())
