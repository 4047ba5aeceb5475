import asyncio
import time

def blocking(name, seconds):
    print(f'{name} begins\n', end='')
    time.sleep(seconds)
    print(f'{name} ends\n', end='')
    if name == 'c':
        raise ValueError(name)
    return name

async def main():
    print(await asyncio.gather(asyncio.to_thread(blocking, 'a', 0.2), asyncio.to_thread(blocking, 'b', 0.1), asyncio.sleep(0.15, 's')))
    try:
        await asyncio.to_thread(blocking, 'c', 0.05)
    except ValueError as error:
        print(repr(error))

asyncio.run(main())
