import asyncio

async def worker(lock, name):
    try:
        async with lock:
            print(name, 'has it')
            await asyncio.sleep(0.02)
    except asyncio.CancelledError:
        print(name, 'cancelled')

async def main():
    lock = asyncio.Lock()
    a, b, c = (asyncio.create_task(worker(lock, n)) for n in 'abc')
    await asyncio.sleep(0.01)
    b.cancel()
    await asyncio.wait([a, b, c])
    async with lock:
        late = asyncio.create_task(worker(lock, 'd'))
        await asyncio.sleep(0)
    late.cancel()
    await asyncio.gather(late, worker(lock, 'e'))

asyncio.run(main())
