import asyncio

async def work(name):
    await asyncio.sleep(0.02)
    print(name, end=' ')

async def main():
    await asyncio.gather(*(work(name) for name in 'ABCDEFGHIJ'))
    print()
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.02
    for n in range(3):
        loop.call_at(when + n / 1000, print, n)
    await asyncio.sleep(0.04)

asyncio.run(main())
