import asyncio

async def worker(lock, name):
    for turn in range(2):
        async with lock:
            print(name, turn, lock.locked())
            await asyncio.sleep(0.01)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, n) for n in 'abc'))
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    await lock.acquire()
    lock.release()

asyncio.run(main())
