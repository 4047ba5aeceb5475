import asyncio
import weakref

class Payload:
    def __del__(self):
        print('payload freed')

async def use(payload):
    await asyncio.sleep(0.01)
    print('used')

async def main():
    payload = Payload()
    task = asyncio.create_task(use(payload))
    del payload
    await task
    print('task done')
    reference = weakref.ref(task)
    del task
    print(reference())
    await asyncio.sleep(0)
    print(reference())

asyncio.run(main())
