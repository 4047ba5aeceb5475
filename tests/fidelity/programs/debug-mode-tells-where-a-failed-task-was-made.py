import asyncio
import gc

async def fails():
    raise ValueError('lost')

def start():
    return asyncio.create_task(fails(), name='lost one')

async def main():
    asyncio.get_running_loop().slow_callback_duration = 9
    task = start()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
    print('end')

asyncio.run(main(), debug=True)
