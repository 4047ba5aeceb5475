import asyncio

def a(loop):
    print('a')
    loop.call_soon(print, 'c')

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(a, loop)
    loop.call_soon(print, 'b')
    await asyncio.sleep(1)

asyncio.run(main())
