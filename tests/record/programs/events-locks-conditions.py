import asyncio

async def waiter(name, event):
    await event.wait()
    print(name, 'saw the event')

async def locked(name, lock):
    async with lock:
        print(name, 'has the lock')
        await asyncio.sleep(0.01)

async def limited(n, gate):
    async with gate:
        print('in', n)
        await asyncio.sleep(0.01)
    print('out', n)

async def consumer(name, condition, items):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, items.pop())

async def main():
    event, lock, gate, condition, items = asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(2), asyncio.Condition(), []
    waiters = [asyncio.create_task(waiter(name, event)) for name in 'abc']
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*waiters)
    await asyncio.gather(*(locked(name, lock) for name in 'abc'))
    await asyncio.gather(*(limited(n, gate) for n in range(5)))
    consumers = [asyncio.create_task(consumer(name, condition, items)) for name in 'xy']
    await asyncio.sleep(0)
    async with condition:
        items.extend([1, 2])
        condition.notify_all()
    await asyncio.gather(*consumers)
    print(lock.locked(), event.is_set(), condition.locked())

asyncio.run(main())
