import asyncio

async def fail(kind, text):
    await asyncio.sleep(0)
    error = kind(text)
    error.add_note(f'a note about {text}')
    raise error

async def main():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(fail(ValueError, 'one'))
        outer.create_task(fail(TypeError, 'two'))

asyncio.run(main())
