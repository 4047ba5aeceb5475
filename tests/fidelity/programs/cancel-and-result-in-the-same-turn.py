import asyncio

async def waiter(future):
    try:
        return await future
    except asyncio.CancelledError:
        return 'cancelled'

async def main():
    loop = asyncio.get_running_loop()
    for first, second in (('result', 'cancel'), ('cancel', 'result')):
        future = loop.create_future()
        task = asyncio.create_task(waiter(future))
        await asyncio.sleep(0)
        for what in (first, second):
            if what == 'cancel':
                task.cancel()
            elif not future.done():
                future.set_result('result')
        print(first, second, await task)

asyncio.run(main())
