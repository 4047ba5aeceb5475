import asyncio

class Lazy:
    def __init__(self, make):
        self._make, self._lock, self._value = make, asyncio.Lock(), None
    async def get(self):
        if self._value is None:
            async with self._lock:
                if self._value is None:
                    self._value = await self._make()
        return self._value

async def connect():
    print('connecting')
    await asyncio.sleep(0.01)
    return object()

async def main():
    lazy = Lazy(connect)
    found = await asyncio.gather(*(lazy.get() for _ in range(4)))
    print(len(set(found)))

asyncio.run(main())
