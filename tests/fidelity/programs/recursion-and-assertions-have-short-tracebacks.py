import asyncio

async def down(n):
    await asyncio.sleep(0)
    if n > 12:
        assert n < 5, f'too deep: {n}'
    return await down(n + 1)

asyncio.run(down(0))
