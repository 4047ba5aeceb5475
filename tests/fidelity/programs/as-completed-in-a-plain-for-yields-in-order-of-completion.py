import asyncio

async def work(n):
    await asyncio.sleep(n)
    return n

async def main():
    for next_one in asyncio.as_completed([work(0.06), work(0.02), work(0.04)]):
        print(type(next_one).__name__, await next_one)
    tasks = [asyncio.create_task(work(n)) for n in (0.03, 0.01)]
    found = [await each for each in asyncio.as_completed(tasks)]
    print(found)

asyncio.run(main())
