import asyncio

async def main():
    async def sleeper():
        await asyncio.sleep(0.02)
        return 'slept'
    try:
        async with asyncio.timeout(0.02):
            print(await sleeper())
    except TimeoutError:
        print('timeout first')
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    done, pending = await asyncio.wait([task], timeout=0.04)
    print(len(done), len(pending))

asyncio.run(main())
