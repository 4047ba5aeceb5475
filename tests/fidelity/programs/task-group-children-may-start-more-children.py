import asyncio

async def node(group, depth, path):
    print('node', path)
    await asyncio.sleep(0)
    if depth:
        for side in 'lr':
            group.create_task(node(group, depth - 1, path + side))

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(node(group, 2, '.'))
    print('done')

asyncio.run(main())
