import asyncio

async def source(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

async def squares(numbers):
    async for n in numbers:
        yield n * n

async def batched(items, size):
    batch = []
    async for item in items:
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)

async def main():
    async for batch in batched(squares(source(7)), 3):
        print(batch)
    async for n, letter in zipped(source(3), 'xyz'):
        print(n, letter)

async def zipped(numbers, letters):
    iterator = iter(letters)
    async for n in numbers:
        yield n, next(iterator)

asyncio.run(main())
