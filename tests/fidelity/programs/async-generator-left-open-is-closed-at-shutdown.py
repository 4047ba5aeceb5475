import asyncio

async def ticker(name):
    try:
        for n in range(10):
            yield n
            await asyncio.sleep(0)
    finally:
        print(name, 'finalised')

async def main():
    async for n in ticker('broken out of'):
        if n == 2:
            break
    kept = ticker('kept')
    print(await anext(kept))
    globals()['kept'] = kept
    print('main ends')

asyncio.run(main())
print('after run')
