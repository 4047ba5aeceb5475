import asyncio

class Later:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        yield from asyncio.sleep(0.01).__await__()
        return self.value

async def leaf(n):
    await asyncio.sleep(0)
    return n

async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.02, future.set_result, 'set')
    print(await asyncio.gather(asyncio.gather(leaf(1), leaf(2)), Later('later'), future))
    try:
        asyncio.gather(3)
    except TypeError as error:
        print(error)

asyncio.run(main())
