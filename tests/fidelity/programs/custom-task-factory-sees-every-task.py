import asyncio

class Named(asyncio.Task):
    def __init__(self, coro, **options):
        print('factory', coro.__name__, sorted(options))
        super().__init__(coro, **options)

async def work():
    await asyncio.sleep(0)
    return type(asyncio.current_task()).__name__

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **options: Named(coro, loop=loop, **options))
    task = asyncio.create_task(work(), name='made')
    print(await task, task.get_name())
    print(await asyncio.gather(work()))
    loop.set_task_factory(None)
    print(await asyncio.create_task(work()))

asyncio.run(main())
