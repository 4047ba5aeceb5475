import asyncio
import threading

held = threading.local()
held.name = 'main'


def job(name):
    seen = getattr(held, 'name', 'nothing')
    held.name = name
    return seen, held.name


async def main():
    print(await asyncio.to_thread(job, 'first'))
    print(held.name)
    print(await asyncio.gather(*(asyncio.to_thread(lambda: hasattr(held, 'missing')) for _ in range(2))))
    held.name = 'changed'
    print(held.name, sorted(vars(held)))


asyncio.run(main())
