import asyncio

async def main():
    task = asyncio.current_task()
    try:
        await task
    except RuntimeError as error:
        print(str(error).split(':')[0])
    coroutine = asyncio.sleep(0, 'once')
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    shared = asyncio.sleep(0.01)
    first = asyncio.create_task(shared)
    await asyncio.sleep(0)
    try:
        await shared
    except RuntimeError as error:
        print(error)
    await first

asyncio.run(main())
