import asyncio
import sys

async def main():
    print(repr(sys.stdin.read()))
    try:
        input('name? ')
    except EOFError as error:
        print(repr(error))

asyncio.run(main())
