import asyncio

async def fetch(url):
    await asyncio.sleep(0.01)
    raise ConnectionError(f'no route to {url}')

async def main():
    task = asyncio.create_task(fetch('example.org'))
    try:
        await task
    except ConnectionError as error:
        raise RuntimeError('gave up') from error

asyncio.run(main())
