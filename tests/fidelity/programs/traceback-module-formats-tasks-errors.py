import asyncio
import traceback

async def a():
    await b()

async def b():
    raise OSError(5, 'input')

async def main():
    try:
        await asyncio.create_task(a())
    except OSError as error:
        traceback.print_exc()
        print(''.join(traceback.format_exception_only(error)), end='')
        print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
    traceback.print_stack(limit=1)
    print(traceback.format_stack()[-1], end='')

asyncio.run(main())
