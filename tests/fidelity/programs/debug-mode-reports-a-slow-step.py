import asyncio
import time

async def slow():
    time.sleep(0.12)

async def main():
    await slow()
    await asyncio.sleep(0)
    asyncio.get_running_loop().slow_callback_duration = 0.02
    await asyncio.sleep(0)
    time.sleep(0.05)
    await asyncio.sleep(0)
    print('end')

asyncio.run(main(), debug=True)
