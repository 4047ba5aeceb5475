import asyncio
import threading
import time

def who():
    time.sleep(0.01)
    current = threading.current_thread()
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)
    return current is threading.main_thread(), current.name.split('-')[0].split('_')[0]

async def main():
    print(threading.current_thread() is threading.main_thread(), threading.current_thread().name)
    print(await asyncio.to_thread(who))
    mine = threading.get_ident()
    print(await asyncio.to_thread(lambda: threading.get_ident() == mine))

asyncio.run(main())
