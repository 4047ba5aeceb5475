import asyncio

def broken():
    raise ArithmeticError('callback')

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(broken)
    await asyncio.sleep(0)
    loop.call_later(0.01, broken)
    await asyncio.sleep(0.03)
    print('main goes on')

asyncio.run(main())
