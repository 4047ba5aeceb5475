import asyncio

async def background():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError('while being cancelled')

async def main():
    global task
    task = asyncio.create_task(background(), name='helper')
    await asyncio.sleep(0)
    print('main returns')

asyncio.run(main())
print('after')
