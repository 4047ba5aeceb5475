import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, print, 'later')
    never = loop.call_later(1, print, 'never')
    loop.call_at(loop.time() + 1, print, 'at')
    loop.call_soon(print, 'soon')
    never.cancel()
    await asyncio.sleep(3)

asyncio.run(main())
