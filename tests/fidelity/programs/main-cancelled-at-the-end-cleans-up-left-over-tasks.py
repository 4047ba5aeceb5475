import asyncio

async def background(n):
    try:
        while True:
            await asyncio.sleep(0.01 * n)
            print('tick', n)
    except asyncio.CancelledError:
        print('background', n, 'cancelled')
        await asyncio.sleep(0)
        print('background', n, 'cleaned')
        raise

async def main():
    global tasks
    tasks = [asyncio.create_task(background(n)) for n in (2, 5)]
    await asyncio.sleep(0.05 - 0.02)
    print('main returns')
    return 'value'

print(asyncio.run(main()))
