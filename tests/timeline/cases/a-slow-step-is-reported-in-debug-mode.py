import asyncio
import time

async def main():
    time.sleep(0.5)
    await asyncio.sleep(1)

asyncio.run(main(), debug=True)
