import asyncio

async def work(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    tasks = [asyncio.create_task(work(n), name=f'w{n}') for n in range(3)]
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    print(asyncio.current_task() in asyncio.all_tasks())
    await asyncio.gather(*tasks)
    print([t.get_name() for t in asyncio.all_tasks()])
    print(asyncio.current_task() is next(iter(asyncio.all_tasks())))
    print(len(asyncio.all_tasks() - {asyncio.current_task()}))

asyncio.run(main())
