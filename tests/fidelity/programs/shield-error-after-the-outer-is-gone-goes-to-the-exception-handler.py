import asyncio

async def inner():
    await asyncio.sleep(0.02)
    raise ValueError('nobody listens')

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print('handler:', context['message'], repr(context.get('exception'))))
    outer = asyncio.shield(inner())
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.sleep(0.04)
    print('end')

asyncio.run(main())
