import asyncio

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as limit:
            limit.reschedule(loop.time() + 3)
            await asyncio.sleep(9)
    except TimeoutError:
        print(loop.time())
    async with asyncio.timeout_at(loop.time() + 5):
        await asyncio.sleep(1)

asyncio.run(main())
