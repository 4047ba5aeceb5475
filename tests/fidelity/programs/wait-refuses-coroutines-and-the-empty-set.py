import asyncio

async def nothing():
    pass

async def main():
    for wrong in ([], nothing(), [nothing()]):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    try:
        await asyncio.wait([asyncio.create_task(nothing())], return_when='NEVER')
    except ValueError as error:
        print(error)

asyncio.run(main())
