import asyncio

async def count(n):
    try:
        for i in range(n):
            await asyncio.sleep(1)
            yield i
    finally:
        print('closed')

async def main():
    async for i in count(2):
        print(i)
    print([i async for i in count(1)])
    steps = count(9)
    await anext(steps)
    await steps.aclose()

asyncio.run(main())
