import asyncio

async def wait(future):
    print(await future)

async def main():
    loop = asyncio.get_running_loop()
    answer = loop.create_future()
    a = asyncio.create_task(wait(answer))
    b = asyncio.create_task(wait(answer))
    await asyncio.sleep(1)
    answer.set_result(42)
    await a
    await b
    failing = loop.create_future()
    loop.call_later(1, failing.set_exception, OSError('no'))
    try:
        await failing
    except OSError:
        print('failed')

asyncio.run(main())
