import asyncio

async def work(name):
    await asyncio.sleep(0.05)
    print(name, end='')

async def main():
    await asyncio.gather(*(work(name) for name in 'ABCDEFGH'))
    print()

asyncio.run(main())
