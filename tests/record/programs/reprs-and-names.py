import asyncio

async def work():
    await asyncio.sleep(0)
    return 1

async def main():
    task = asyncio.create_task(work())
    print(task.get_name(), type(task), asyncio.current_task().get_name(), isinstance(task, asyncio.Future))
    print(repr(task).split(' coro')[0])
    await task
    print(repr(task).split(' coro')[0], task.result(), task.done())
    task.set_name('renamed')
    print(task.get_name(), asyncio.create_task(work(), name='own').get_name())
    fut = asyncio.get_running_loop().create_future()
    print(fut, type(fut))
    fut.set_exception(KeyError('k'))
    print(fut, repr(fut.exception()))
    print(asyncio.get_running_loop().is_running(), type(asyncio.get_running_loop()).__name__)

asyncio.run(main())
