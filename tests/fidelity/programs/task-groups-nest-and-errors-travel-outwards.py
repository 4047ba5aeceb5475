import asyncio

async def fail(text):
    await asyncio.sleep(0.01)
    raise RuntimeError(text)

async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(asyncio.sleep(1), name='outer sleeper')
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail('deep'))
                inner.create_task(asyncio.sleep(1))
    except BaseExceptionGroup as group:
        print(group)
        print(group.exceptions)
        print(group.exceptions[0].exceptions)

asyncio.run(main())
