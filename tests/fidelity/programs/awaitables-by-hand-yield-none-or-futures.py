import asyncio

class Turn:
    def __await__(self):
        print('before the turn')
        yield
        print('after the turn')
        return 'turned'

class Wrong:
    def __await__(self):
        yield 'not a future'

async def main():
    other = asyncio.create_task(asyncio.sleep(0))
    print(await Turn(), other.done())
    try:
        await Wrong()
    except RuntimeError as error:
        print(str(error).split(' got ')[-1])
    try:
        await 3
    except TypeError as error:
        print(error)

asyncio.run(main())
