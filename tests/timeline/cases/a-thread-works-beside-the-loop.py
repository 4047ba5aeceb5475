import asyncio
import time

def read():
    time.sleep(2)
    print('read')
    return 'text'

async def tick():
    await asyncio.sleep(1)
    print('tick')

async def main():
    print(await asyncio.gather(asyncio.to_thread(read), tick()))

asyncio.run(main())
