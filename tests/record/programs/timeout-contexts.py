import asyncio

async def main():
    try:
        async with asyncio.timeout(0.05) as scope:
            await asyncio.sleep(1)
    except TimeoutError:
        print('outer', scope.expired())
    loop = asyncio.get_running_loop()
    async with asyncio.timeout_at(loop.time() + 1) as scope:
        await asyncio.sleep(0.01)
        scope.reschedule(None)
    print(scope, scope.expired())
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout(0.02):
                await asyncio.Event().wait()
    except TimeoutError:
        print('inner')

asyncio.run(main())
