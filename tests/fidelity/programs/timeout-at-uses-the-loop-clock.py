import asyncio

async def main():
    loop = asyncio.get_running_loop()
    deadline = loop.time() + 0.03
    try:
        async with asyncio.timeout_at(deadline) as scope:
            print(scope.when() == deadline)
            await asyncio.sleep(1)
    except TimeoutError as error:
        print('late', loop.time() >= deadline - 0.001, error.args)
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print('body begins')
            await asyncio.sleep(0)
            print('not reached')
    except TimeoutError:
        print('at the first await')

asyncio.run(main())
