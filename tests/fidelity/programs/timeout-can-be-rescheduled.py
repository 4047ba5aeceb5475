import asyncio

async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.03) as scope:
        scope.reschedule(loop.time() + 0.2)
        await asyncio.sleep(0.06)
        print('still here', scope.expired())
    try:
        async with asyncio.timeout(10) as scope:
            scope.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print('in the past')
    try:
        scope.reschedule(None)
    except RuntimeError as error:
        print(error)

asyncio.run(main())
