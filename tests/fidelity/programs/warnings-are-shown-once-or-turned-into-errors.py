import asyncio
import warnings

async def old():
    warnings.warn('use new() instead', DeprecationWarning, stacklevel=2)
    await asyncio.sleep(0)

async def main():
    for _ in range(2):
        await old()
    warnings.warn('plain')
    warnings.simplefilter('error')
    try:
        await old()
    except DeprecationWarning as error:
        print('raised', error)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        await old()
        print([str(each.message) for each in caught])

asyncio.run(main())
