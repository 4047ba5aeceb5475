import asyncio

made = []

def factory():
    loop = asyncio.new_event_loop()
    made.append(loop)
    return loop

async def main():
    loop = asyncio.get_running_loop()
    print(loop is made[0], loop.get_debug())

with asyncio.Runner(debug=True, loop_factory=factory) as runner:
    runner.run(main())
    try:
        runner.run(print)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
asyncio.run(main(), loop_factory=lambda: made.clear() or factory())
