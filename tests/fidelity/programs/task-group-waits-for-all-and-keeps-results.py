import asyncio

async def work(n):
    await asyncio.sleep(0.01 * n)
    print('end', n)
    return n * n

async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n), name=f'job-{n}') for n in (3, 1, 2)]
        print('inside', group)
    print([task.result() for task in tasks], [task.get_name() for task in tasks])
    print(group)

asyncio.run(main())
