import asyncio

async def main():
    nothing = asyncio.gather()
    print(type(nothing).__name__, nothing.done())
    print(await nothing)
    print(await asyncio.gather(return_exceptions=True))
    print(await asyncio.gather(*[]))

asyncio.run(main())
