import asyncio

def handler(loop, context):
    print('handler:', context['exception'])

def broken():
    raise RuntimeError('in a callback')

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_later(1, broken)
    await asyncio.sleep(2)

asyncio.run(main())
