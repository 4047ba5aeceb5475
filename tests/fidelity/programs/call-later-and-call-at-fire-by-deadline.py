import asyncio

async def main():
    loop = asyncio.get_running_loop()
    now = loop.time()
    loop.call_later(0.06, print, 'c')
    loop.call_at(now + 0.02, print, 'a')
    timer = loop.call_later(0.04, print, 'never')
    loop.call_at(now + 0.04, print, 'b')
    timer.cancel()
    print(timer.cancelled(), round(timer.when() - now, 2))
    loop.call_later(0, print, 'zero')
    loop.call_later(-5, print, 'negative')
    await asyncio.sleep(0.1)

asyncio.run(main())
