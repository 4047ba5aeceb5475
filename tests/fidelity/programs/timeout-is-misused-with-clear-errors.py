import asyncio

async def main():
    scope = asyncio.timeout(1)
    try:
        await scope.__aexit__(None, None, None)
    except (RuntimeError, AssertionError, AttributeError) as error:
        print(type(error).__name__)
    async with asyncio.timeout(1) as scope:
        pass
    try:
        async with scope:
            pass
    except RuntimeError as error:
        print(error)
    try:
        with asyncio.timeout(1):
            pass
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)

asyncio.run(main())
