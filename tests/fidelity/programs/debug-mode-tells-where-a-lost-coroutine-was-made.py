import asyncio
import gc

async def forgotten():
    pass

def make():
    return forgotten()

async def main():
    asyncio.get_running_loop().slow_callback_duration = 9
    make()
    gc.collect()
    print('end')

asyncio.run(main(), debug=True)
