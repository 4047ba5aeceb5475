import asyncio
import time

class Argument:
    def __del__(self):
        print('argument freed')

def work(argument):
    time.sleep(0.01)
    return 'worked'

async def main():
    print(await asyncio.to_thread(work, Argument()))
    await asyncio.sleep(0.02)
    print('after thread')
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda a: print('called'), Argument())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print('after call')
    handle = loop.call_later(5, print, Argument())
    handle.cancel()
    print('after cancel')

asyncio.run(main())
