import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    for n in range(3):
        future.add_done_callback(lambda f, n=n: print('callback', n, f.result()))
    print(future.remove_done_callback(print))
    future.set_result(42)
    print('set', future.done())
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print('late'))
    print('added')
    await asyncio.sleep(0)

asyncio.run(main())
