import asyncio


async def work(name):
    await asyncio.sleep(1)  # step: the timer is set
    print(name, 'ends')


async def main():
    # phase: Together
    await asyncio.gather(work('a'), work('b'))
    # phase: Alone
    await asyncio.sleep(1)
    await asyncio.sleep(1)  # skip
    # predict
    print('what?')


asyncio.run(main())
