import asyncio

async def nothing():
    pass

for attempt in (asyncio.get_running_loop, asyncio.current_task, asyncio.all_tasks):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
coroutine = nothing()
try:
    asyncio.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
try:
    asyncio.run(nothing)
except (TypeError, ValueError) as error:
    print(type(error).__name__, error)
