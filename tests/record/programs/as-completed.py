import asyncio

async def work(name, delay):
    await asyncio.sleep(delay)
    return name

async def main():
    for earliest in asyncio.as_completed([work('a', 0.15), work('b', 0.05), work('c', 0.1)]):
        print(await earliest)
    try:
        for earliest in asyncio.as_completed([work('slow', 1)], timeout=0.05):
            await earliest
    except TimeoutError as error:
        print(repr(error))

asyncio.run(main())
