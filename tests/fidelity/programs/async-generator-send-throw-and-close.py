import asyncio

async def echo():
    received = None
    try:
        while True:
            try:
                received = yield received
                print('received', received)
                await asyncio.sleep(0)
            except ValueError as error:
                print('inside', error)
                received = 'recovered'
    finally:
        print('closing')
        await asyncio.sleep(0)
        print('closed')

async def main():
    generator = echo()
    print(await generator.asend(None))
    print(await generator.asend('hello'))
    print(await generator.athrow(ValueError('thrown')))
    await generator.aclose()
    try:
        await generator.asend(1)
    except StopAsyncIteration:
        print('over')

asyncio.run(main())
