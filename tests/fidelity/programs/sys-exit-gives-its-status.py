import asyncio
import sys

async def main():
    try:
        await asyncio.sleep(0.01)
        sys.exit(7)
    finally:
        print('finally')

asyncio.run(main())
