import asyncio

async def name():
    return asyncio.current_task().get_name()

async def main():
    print(await name())
    print(await asyncio.gather(name(), name()))
    task = asyncio.create_task(name(), name=12)
    print(await task, type(task.get_name()).__name__)
    other = asyncio.create_task(name())
    other.set_name('renamed')
    print(await other)
    print(await asyncio.create_task(name()))

asyncio.run(main())
asyncio.run(main())
