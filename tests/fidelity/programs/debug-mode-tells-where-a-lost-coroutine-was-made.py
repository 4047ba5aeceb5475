import asyncio
import gc

async def forgotten():
    pass

def make():
    return forgotten()

async def main():
    make()
    gc.collect()
    print('end')

asyncio.run(main(), debug=True)
