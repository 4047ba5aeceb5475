import asyncio
import weakref
async def fails():
    raise ValueError('lost')
async def later():
    await asyncio.sleep(0)
    raise KeyError('x')
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print('handler', c['message'], repr(c['exception'])))
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.create_task(fails())
    print('after eager')
    asyncio.create_task(later())
    print('after second')
    await asyncio.sleep(0)
    print('turn')
    await asyncio.sleep(0)
    print('turn')
    loop.set_task_factory(None)
    async def group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(later())
            tg.create_task(fails())
    t = asyncio.create_task(group())
    w = weakref.ref(t)
    print(await asyncio.gather(t, return_exceptions=True))
    del t
    print(w())
    await asyncio.sleep(0)
    print(w())
    f = loop.create_future()
    f.set_exception(OSError('f'))
    del f
    print('future gone')
    def cb(): raise ArithmeticError
    loop.call_soon(cb)
    loop.call_later(0.001, cb)
    await asyncio.sleep(0.01)
    async def agen():
        try:
            yield 1
        finally:
            print('agen final')
    async for x in agen():
        break
    print('broke')
    await asyncio.sleep(0)
    print('end')
asyncio.run(main())
