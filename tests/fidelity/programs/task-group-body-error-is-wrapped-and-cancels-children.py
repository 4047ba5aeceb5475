import asyncio

async def child():
    try:
        await asyncio.sleep(1)
    finally:
        print('child leaves')

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(0)
            raise LookupError('body')
    except ExceptionGroup as group:
        print(repr(group))
    async def late(group):
        group.create_task(asyncio.sleep(0))
    try:
        coroutine = asyncio.sleep(0)
        group_object = asyncio.TaskGroup()
        group_object.create_task(coroutine)
    except RuntimeError as error:
        print(str(error).split(' has')[1])

asyncio.run(main())
