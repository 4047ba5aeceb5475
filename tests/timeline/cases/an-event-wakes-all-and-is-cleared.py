import asyncio

async def wait(name, gate):
    await gate.wait()
    print(name)

async def main():
    gate = asyncio.Event()
    a = asyncio.create_task(wait('a', gate))
    b = asyncio.create_task(wait('b', gate))
    await asyncio.sleep(1)
    gate.set()
    await asyncio.sleep(1)
    gate.clear()
    await asyncio.wait([a, b])

asyncio.run(main())
