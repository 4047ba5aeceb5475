import asyncio
import time

def in_thread(loop):
    time.sleep(0.02)
    try:
        loop.call_soon(print, 'never')
    except RuntimeError as error:
        print(error)
    loop.call_soon_threadsafe(print, 'allowed')

async def main():
    asyncio.get_running_loop().slow_callback_duration = 9
    loop = asyncio.get_running_loop()
    print(loop.get_debug())
    await asyncio.to_thread(in_thread, loop)
    try:
        loop.call_soon(main)
    except TypeError as error:
        print(str(error).split(' at 0x')[0])
    await asyncio.sleep(0.01)

asyncio.run(main(), debug=True)
