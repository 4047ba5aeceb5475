import asyncio

async def work(n):
    await asyncio.sleep(0.01)
    return n

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(work(1)))
task = loop.create_task(work(2), name='by hand')
future = loop.create_future()
task.add_done_callback(lambda t: future.set_result(t.result() + 1))
print(loop.run_until_complete(future))
never = loop.create_future()
loop.call_later(0.01, loop.stop)
try:
    loop.run_until_complete(never)
except RuntimeError as error:
    print(error)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())
loop.close()
print(loop)
