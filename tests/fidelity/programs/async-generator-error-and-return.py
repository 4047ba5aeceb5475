import asyncio

async def failing():
    yield 1
    raise KeyError('generator')

async def stops():
    yield 1
    raise StopAsyncIteration

async def ignores():
    while True:
        try:
            yield 'still here'
        except GeneratorExit:
            yield 'refused'

async def main():
    for generator in (failing, stops):
        try:
            async for each in generator():
                print(each)
        except (KeyError, RuntimeError) as error:
            print(repr(error))
    stubborn = ignores()
    print(await anext(stubborn))
    try:
        await stubborn.aclose()
    except RuntimeError as error:
        print(error)
    busy = failing()
    first = busy.asend(None)
    print(await first)
    try:
        await first
    except RuntimeError as error:
        print(error)

asyncio.run(main())
