import asyncio
import weakref
async def fails():
    raise ValueError('lost')
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print('handler', c['message']))
    w = weakref.ref(asyncio.create_task(fails()))
    print('a', w())
    await asyncio.sleep(0)
    print('b', w() is None)
    await asyncio.sleep(0)
    print('c', w() is None)
    await asyncio.sleep(0.01)
    print('d', w() is None)
asyncio.run(main())
