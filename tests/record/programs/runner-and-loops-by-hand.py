import asyncio

async def work(n):
    await asyncio.sleep(0.01)
    return n

with asyncio.Runner() as runner:
    print(runner.run(work(1)), runner.run(work(2)))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(work(3)))
loop.call_later(0.01, loop.stop)
loop.run_forever()
loop.close()
print(loop.is_closed())
print(asyncio.run(work(4), loop_factory=asyncio.SelectorEventLoop))
try:
    asyncio.run(work)
except (ValueError, TypeError) as error:
    print('refused')
