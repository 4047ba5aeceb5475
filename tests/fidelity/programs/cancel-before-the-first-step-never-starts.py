import asyncio

async def work():
    print('never')

async def main():
    task = asyncio.create_task(work(), name='early')
    print(task.cancel('at once'), task.cancelling(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print('cancelled', error.args)
    print(task, task.cancel())

asyncio.run(main())
