import asyncio

async def background(n):
    try:
        while True:
            await asyncio.sleep(0.02 * n)
            print('tick', n)
    except asyncio.CancelledError:
        print('background', n, 'cancelled')
        await asyncio.sleep(0)
        print('background', n, 'cleaned')
        raise

async def main():
    global task
    task = asyncio.create_task(background(1))
    await asyncio.sleep(0.05)
    print('main returns')
    return 'value'

print(asyncio.run(main()))
print(task.cancelled())
