import asyncio

async def work(name, delay):
    await asyncio.sleep(delay)
    return name

async def main():
    tasks = [asyncio.create_task(work(name, delay), name=name) for name, delay in (('a', 0.3), ('b', 0.1), ('c', 0.2))]
    done, pending = await asyncio.wait(tasks, timeout=1, return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], sorted(task.get_name() for task in pending))
    done, pending = await asyncio.wait(pending, timeout=0.15)
    print([task.result() for task in done], [task.get_name() for task in pending])
    print(type(done), isinstance(done, set), {task.get_name() for task in done | pending} == {'a', 'c'})

asyncio.run(main())
