import asyncio
import gc

async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError('lost'))
    del future
    gc.collect()
    print('after')

asyncio.run(main())
