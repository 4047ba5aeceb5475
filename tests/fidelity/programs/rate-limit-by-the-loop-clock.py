import asyncio

class Limiter:
    def __init__(self, interval):
        self.interval, self.next = interval, 0
    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        now = loop.time()
        self.next = max(self.next, now) + self.interval
        await asyncio.sleep(self.next - self.interval - now)
    async def __aexit__(self, *error):
        return None

async def call(limiter, n, start):
    async with limiter:
        print(n, asyncio.get_running_loop().time() - start > n * 0.03 - 0.001)

async def main():
    limiter, start = Limiter(0.03), asyncio.get_running_loop().time()
    await asyncio.gather(*(call(limiter, n, start) for n in range(4)))

asyncio.run(main())
