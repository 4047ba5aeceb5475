import asyncio

async def work(n):
    await asyncio.sleep(n / 50)
    return n

async def main():
    tasks = [asyncio.create_task(work(n), name=f'w{n}') for n in (3, 1, 2)]
    while tasks:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        print(sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
        tasks = list(pending)

asyncio.run(main())
