import asyncio
import gc


async def waits(future):
    await future


def forget():
    loop = asyncio.get_running_loop()
    loop.create_task(waits(loop.create_future()), name='forgotten')


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context['message'], context['task'].get_name()))
    forget()
    await asyncio.sleep(0)
    gc.collect()
    print('after')


asyncio.run(main())
