import asyncio

async def inner(n):
    await asyncio.sleep(0)
    return 1 / n

async def main():
    print('before')
    await inner(0)
    print('never')

asyncio.run(main())
