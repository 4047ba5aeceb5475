import asyncio
import sys

async def main():
    asyncio.get_running_loop().call_later(0.01, sys.exit, 0)
    try:
        await asyncio.sleep(1)
    finally:
        print('main is left')

try:
    asyncio.run(main())
except SystemExit as stop:
    print('exit', stop.code)
raise SystemExit(300)
