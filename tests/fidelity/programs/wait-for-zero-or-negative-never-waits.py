import asyncio

async def work(log):
    print('begins', log)
    return log

async def main():
    for timeout in (0, -1):
        try:
            print(await asyncio.wait_for(work(timeout), timeout))
        except TimeoutError:
            print('timeout', timeout)
    future = asyncio.Future()
    try:
        await asyncio.wait_for(future, -0.5)
    except TimeoutError:
        print(future.cancelled())
    done = asyncio.Future()
    done.set_exception(ValueError('old'))
    try:
        await asyncio.wait_for(done, 0)
    except ValueError as error:
        print(error)

asyncio.run(main())
