import asyncio

async def precious():
    await asyncio.sleep(0.1)
    print('precious done')
    return 42

async def main():
    inner = asyncio.create_task(precious())
    outer = asyncio.create_task(wrapped(inner))
    await asyncio.sleep(0.01)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print('outer cancelled', inner.done())
    print(await inner)

async def wrapped(inner):
    return await asyncio.shield(inner)

asyncio.run(main())
