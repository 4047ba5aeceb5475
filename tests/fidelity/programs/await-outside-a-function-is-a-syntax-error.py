import asyncio

def plain():
    await asyncio.sleep(0)

asyncio.run(plain())
