import asyncio

async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('swallowed', asyncio.current_task().cancelling())
    return 'anyway'

async def main():
    try:
        print(await asyncio.wait_for(stubborn(), 0.01))
    except TimeoutError:
        print('timeout all the same')
    try:
        print(await asyncio.wait_for(asyncio.ensure_future(stubborn()), 0.01))
    except TimeoutError:
        print('timeout all the same')
    print(asyncio.current_task().cancelling())

asyncio.run(main())
