import asyncio
from contextvars import ContextVar

level = ContextVar('level', default=0)

async def deeper():
    token = level.set(level.get() + 1)
    print('level', level.get())
    await asyncio.sleep(0)
    if level.get() < 3:
        await deeper()
    level.reset(token)
    print('back', level.get())
    return token

async def main():
    token = await asyncio.create_task(deeper())
    try:
        level.reset(token)
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__)
    with level.set(7):
        print(level.get())
    print(level.get())

asyncio.run(main())
