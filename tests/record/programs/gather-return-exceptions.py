import asyncio

async def work(n):
    await asyncio.sleep(0.01 * n)
    if n == 2:
        raise ValueError(n)
    return n

async def main():
    print(await asyncio.gather(*(work(n) for n in range(4)), return_exceptions=True))
    try:
        await asyncio.gather(*(work(n) for n in range(4)))
    except ValueError as error:
        print('raised', repr(error))
    print(len(asyncio.all_tasks()))

asyncio.run(main())
