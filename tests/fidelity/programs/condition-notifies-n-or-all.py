import asyncio

async def consumer(condition, name):
    async with condition:
        await condition.wait()
        print(name, 'woken')

async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(consumer(condition, n)) for n in 'abcd']
    await asyncio.sleep(0.01)
    async with condition:
        condition.notify(2)
        print('notified two')
    await asyncio.sleep(0.01)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
