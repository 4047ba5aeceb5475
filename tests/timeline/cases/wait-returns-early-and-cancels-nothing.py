import asyncio

async def work(n):
    await asyncio.sleep(n)

async def main():
    tasks = {asyncio.create_task(work(n), name=f'w{n}') for n in (1, 2, 9)}
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(rest))
    done, rest = await asyncio.wait(rest, timeout=3)
    print(len(done), len(rest))

asyncio.run(main())
