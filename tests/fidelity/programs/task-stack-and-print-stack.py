import asyncio
import sys

async def deep():
    await asyncio.sleep(0.01)

async def work():
    await deep()

async def main():
    task = asyncio.create_task(work(), name='stacked')
    await asyncio.sleep(0)
    print([frame.f_code.co_name for frame in task.get_stack()])
    task.print_stack(file=sys.stdout)
    asyncio.current_task().print_stack()
    await task
    task.print_stack()

asyncio.run(main())
