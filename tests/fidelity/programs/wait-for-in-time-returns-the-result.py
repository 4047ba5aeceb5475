import asyncio

async def work():
    await asyncio.sleep(0.01)
    return asyncio.current_task().get_name()

async def main():
    print(asyncio.current_task().get_name(), await asyncio.wait_for(work(), 0.2))
    print(await asyncio.wait_for(work(), None))
    print(await asyncio.wait_for(asyncio.create_task(work(), name='apart'), timeout=0.2))
    future = asyncio.get_running_loop().create_future()
    future.set_result('ready')
    print(await asyncio.wait_for(future, 0))

asyncio.run(main())
