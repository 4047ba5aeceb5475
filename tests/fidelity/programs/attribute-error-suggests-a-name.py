import asyncio

async def main():
    await asyncio.slep(1)

try:
    asyncio.run(main())
except AttributeError as error:
    print(error)
asyncio.gathr()
