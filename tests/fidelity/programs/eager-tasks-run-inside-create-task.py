import asyncio

async def work(name, waits):
    print(name, 'begins', asyncio.current_task().get_name())
    if waits:
        await asyncio.sleep(0.01)
    print(name, 'ends')
    return name

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(work('a', False), name='A')
    print(a.done(), a)
    b = asyncio.create_task(work('b', True), name='B')
    print(b.done())
    print(await asyncio.gather(a, b, work('c', False)))
    print(asyncio.current_task().get_name())

asyncio.run(main())
