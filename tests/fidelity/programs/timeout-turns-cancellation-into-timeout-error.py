import asyncio

async def main():
    try:
        async with asyncio.timeout(0.02) as scope:
            print('in', scope.expired())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print('cancelled inside', asyncio.current_task().cancelling())
                raise
    except TimeoutError:
        print('timeout', scope.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(None) as scope:
        await asyncio.sleep(0)
    print(scope.when(), scope.expired())

asyncio.run(main())
