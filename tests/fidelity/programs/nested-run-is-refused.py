import asyncio

async def inner():
    return 1

async def main():
    for attempt in (asyncio.run, asyncio.get_running_loop().run_until_complete):
        coroutine = inner()
        try:
            attempt(coroutine)
        except RuntimeError as error:
            print(error)
        coroutine.close()
    try:
        asyncio.get_running_loop().close()
    except RuntimeError as error:
        print(error)
    other = asyncio.new_event_loop()
    try:
        other.run_forever()
    except RuntimeError as error:
        print(error)
    other.close()

asyncio.run(main())
