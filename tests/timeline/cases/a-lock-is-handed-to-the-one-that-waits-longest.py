import asyncio

async def use(name, lock):
    async with lock:
        print(name)
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for name in 'abc':
            group.create_task(use(name, lock), name=name)

asyncio.run(main())
