import asyncio

async def work():
    await asyncio.sleep(0.01)
    return 'x'

def call(a, b=2):
    pass

async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work(), name='w')
    print(task)
    await asyncio.sleep(0)
    print(task)
    task.add_done_callback(call)
    print(task)
    handle = loop.call_soon(call, 1)
    print(handle)
    handle.cancel()
    print(handle)
    print(asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition())
    print(type(loop).__name__, isinstance(loop, asyncio.AbstractEventLoop), type(task), isinstance(task, asyncio.Future))
    task.remove_done_callback(call)
    await task
    print(task)

asyncio.run(main())
