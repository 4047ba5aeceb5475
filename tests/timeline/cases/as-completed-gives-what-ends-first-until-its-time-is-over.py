import asyncio

async def work(n):
    await asyncio.sleep(n)
    return n

async def main():
    try:
        for each in asyncio.as_completed([work(3), work(1), work(9)], timeout=4):
            print(await each)
    except TimeoutError:
        print('timeout')

asyncio.run(main())
