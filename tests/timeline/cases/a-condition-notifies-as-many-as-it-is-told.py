import asyncio

async def wait(name, news):
    async with news:
        await news.wait()
        print(name)

async def main():
    news = asyncio.Condition()
    tasks = [asyncio.create_task(wait(name, news), name=name) for name in 'abc']
    await asyncio.sleep(1)
    async with news:
        news.notify(2)
    await asyncio.sleep(1)
    async with news:
        news.notify_all()
    await asyncio.wait(tasks)

asyncio.run(main())
