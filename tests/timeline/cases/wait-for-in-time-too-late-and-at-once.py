import asyncio

async def work():
    await asyncio.sleep(2)
    return 'done'

async def main():
    print(await asyncio.wait_for(work(), 3))
    for patience in (1, 0):
        try:
            await asyncio.wait_for(work(), patience)
        except TimeoutError:
            print('too late')

asyncio.run(main())
