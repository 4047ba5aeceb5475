import asyncio

async def leaf():
    print('leaf')

async def waits(task, name):
    await task
    print(name)

async def main():
    task = asyncio.create_task(leaf())
    others = [asyncio.create_task(waits(task, n)) for n in 'xyz']
    task.add_done_callback(lambda t: print('callback'))
    await asyncio.sleep(0)
    print('one')
    await asyncio.sleep(0)
    print('two')
    await asyncio.sleep(0)
    print('three', [t.done() for t in others])

asyncio.run(main())
