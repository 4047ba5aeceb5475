import asyncio

async def work():
    try:
        await asyncio.sleep(1)
    finally:
        raise ZeroDivisionError('in cleanup')

async def main():
    try:
        await asyncio.wait_for(work(), 0.01)
    except BaseException as error:
        print(repr(error), '<-', repr(error.__context__))
    try:
        await asyncio.wait_for(asyncio.create_task(work()), 0.01)
    except BaseException as error:
        print(repr(error))

asyncio.run(main())
