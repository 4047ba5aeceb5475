import asyncio

async def turns(limit):
    for n in range(limit):
        print('turn', n)
        await asyncio.sleep(0)

async def main():
    loop = asyncio.get_running_loop()
    a, b, c = (loop.create_future() for _ in range(3))
    a.add_done_callback(lambda f: (print('a'), b.set_result(1)))
    b.add_done_callback(lambda f: (print('b'), c.set_result(2)))
    counting = asyncio.create_task(turns(5))
    loop.call_soon(a.set_result, 0)
    print('c is', await c)
    await counting

asyncio.run(main())
