import asyncio

class Flaky:
    def __init__(self, failures):
        self.failures = failures
    async def fetch(self):
        await asyncio.sleep(0.005)
        if self.failures:
            self.failures -= 1
            raise ConnectionError(f'{self.failures} left')
        return 'body'

async def retry(action, attempts):
    for attempt in range(attempts):
        try:
            async with asyncio.timeout(0.2):
                return await action()
        except (ConnectionError, TimeoutError) as error:
            print('attempt', attempt, error)
            await asyncio.sleep(0.005 * 2 ** attempt)
    raise RuntimeError('gave up')

async def main():
    print(await retry(Flaky(2).fetch, 4))
    try:
        await retry(Flaky(9).fetch, 2)
    except RuntimeError as error:
        print(error, '<-', error.__context__)

asyncio.run(main())
