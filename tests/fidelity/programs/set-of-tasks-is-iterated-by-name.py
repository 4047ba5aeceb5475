import asyncio

async def work(n):
    return n

async def main():
    tasks = {asyncio.create_task(work(n), name=str(n)) for n in range(4)}
    done, _ = await asyncio.wait(tasks)
    print(sorted(int(t.get_name()) for t in done), len(done), done == tasks, type(done))
    print(done & tasks == tasks, done - tasks, done | set() == tasks, next(iter(tasks)) in done)
    done.clear()
    print(done, bool(done))

asyncio.run(main())
