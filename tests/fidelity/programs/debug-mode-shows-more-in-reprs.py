import asyncio

async def work():
    await asyncio.sleep(0.01)

def call():
    pass

async def main():
    asyncio.get_running_loop().slow_callback_duration = 9
    loop = asyncio.get_running_loop()
    print(repr(loop.call_soon(call)))
    print(repr(loop.create_future()))
    task = asyncio.create_task(work(), name='w')
    print(repr(task))
    await task
    print(repr(task))

asyncio.run(main(), debug=True)
