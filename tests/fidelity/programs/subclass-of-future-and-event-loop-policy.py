import asyncio

class Traced(asyncio.Future):
    def set_result(self, value):
        print('setting', value)
        super().set_result(value)

async def main():
    future = Traced()
    asyncio.get_running_loop().call_soon(future.set_result, 5)
    print(await future, isinstance(future, asyncio.Future), future)
    class Own(asyncio.Queue):
        def _init(self, maxsize):
            self._queue = []
        def _get(self):
            return self._queue.pop(len(self._queue) // 2)
        def _put(self, item):
            self._queue.append(item)
    queue = Own()
    for n in range(5):
        queue.put_nowait(n)
    print([queue.get_nowait() for _ in range(5)], queue)

asyncio.run(main())
