import asyncio

async def main():
    items = []
    condition = asyncio.Condition()
    async def consumer(n):
        async with condition:
            print(n, 'got', await condition.wait_for(lambda: len(items) >= n))
    async def producer():
        for n in range(3):
            await asyncio.sleep(0.01)
            async with condition:
                items.append(n)
                print('put', n)
                condition.notify_all()
    await asyncio.gather(consumer(3), consumer(1), producer())

asyncio.run(main())
