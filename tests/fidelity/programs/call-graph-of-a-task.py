import asyncio

async def inner():
    asyncio.print_call_graph()
    await asyncio.sleep(0)

async def middle():
    await inner()

async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(middle(), name='observed')
    graph = asyncio.capture_call_graph()
    print(graph.future.get_name(), [entry.frame.f_code.co_name for entry in graph.call_stack], graph.awaited_by)

asyncio.run(main())
