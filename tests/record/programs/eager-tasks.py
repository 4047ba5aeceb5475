import asyncio

async def quick(n):
    print('quick', n)
    return n

async def slow(n):
    print('slow begins', n)
    await asyncio.sleep(0.01)
    print('slow ends', n)
    return n

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(quick(1)), asyncio.create_task(slow(2))]
    print([task.done() for task in tasks])
    print(await asyncio.gather(*tasks, quick(3)))

asyncio.run(main())
