import asyncio

async def step():
    try:
        await asyncio.sleep(0)
        raise ValueError('first')
    except ValueError:
        raise KeyError('second')
    finally:
        print('finally')

async def main():
    try:
        await step()
    except KeyError as error:
        print(repr(error), repr(error.__context__), error.__cause__)
    await asyncio.gather(step())

asyncio.run(main())
