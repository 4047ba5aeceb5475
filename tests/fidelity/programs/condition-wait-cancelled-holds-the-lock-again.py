import asyncio

async def waiter(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError:
            print('cancelled, locked:', condition.locked())
            raise

async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(waiter(condition))
    await asyncio.sleep(0)
    async with condition:
        task.cancel()
        await asyncio.sleep(0.01)
        print('task done:', task.done())
    print(await asyncio.gather(task, return_exceptions=True), condition.locked())

asyncio.run(main())
