import asyncio

def say(*words):
    print(*words)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(say, 'first')
    second = loop.call_soon(say, 'second')
    loop.call_soon(say, 'third', 3)
    second.cancel()
    print(second.cancelled())
    await asyncio.sleep(0)
    loop.call_soon_threadsafe(say, 'safe')
    loop.call_soon(say, 'after safe')
    await asyncio.sleep(0.01)

asyncio.run(main())
