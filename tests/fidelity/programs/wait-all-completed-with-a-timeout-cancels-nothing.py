import asyncio

async def work(n):
    await asyncio.sleep(n)
    return n

async def main():
    tasks = [asyncio.create_task(work(n)) for n in (0.01, 0.02, 0.12)]
    done, pending = await asyncio.wait(tasks, timeout=0.06)
    print(len(done), len(pending), [t.cancelled() for t in tasks])
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), pending)
    print(await asyncio.wait(tasks, timeout=0) == (set(tasks), set()))

asyncio.run(main())
