import asyncio
import gc

async def fails():
    raise ValueError('lost')

async def main():
    task = asyncio.create_task(fails(), name='loser')
    await asyncio.sleep(0.01)
    print(task.done())
    del task
    gc.collect()
    print('after')

asyncio.run(main())
