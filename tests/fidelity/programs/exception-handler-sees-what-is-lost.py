import asyncio
import gc

def handler(loop, context):
    print(sorted(context), '|', context['message'], '|', repr(context.get('exception')))

async def fails():
    raise LookupError('x')

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(lambda: 1 / 0)
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.01)
    del task
    gc.collect()
    loop.call_exception_handler({'message': 'by hand'})
    def worse(loop, context):
        raise RuntimeError('handler fails')
    loop.set_exception_handler(worse)
    loop.call_exception_handler({'message': 'second'})
    try:
        loop.set_exception_handler(3)
    except TypeError as error:
        print(error)

asyncio.run(main())
