import asyncio

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_soon(print, 'soon')
    loop.call_later(0.05, fut.set_result, 'later')
    handle = loop.call_later(0.02, print, 'never')
    handle.cancel()
    loop.call_at(loop.time() + 0.01, lambda: print('at'))
    fut.add_done_callback(lambda f: print('callback', f.result()))
    print('waiting', handle.cancelled())
    print(await fut, fut)

asyncio.run(main())
