import asyncio
import gc

async def forgotten():
    pass

async def main():
    forgotten()
    gc.collect()
    kept = forgotten()
    del kept
    print('main')

asyncio.run(main())
forgotten()
print('end')
