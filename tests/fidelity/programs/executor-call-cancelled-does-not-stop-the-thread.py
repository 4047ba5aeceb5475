import asyncio
import time

def slow():
    time.sleep(0.05)
    print('thread ends')
    return 1

async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(slow), 0.02)
    except TimeoutError:
        print('timeout')
    await asyncio.sleep(0.06)
    print('main ends')

asyncio.run(main())
