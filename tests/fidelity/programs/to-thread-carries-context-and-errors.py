import asyncio
import contextvars
import time

request = contextvars.ContextVar('request', default=None)

def work(fail):
    time.sleep(0.01)
    print('in thread', request.get())
    request.set('changed')
    if fail:
        raise OSError('disk')
    return 'fine'

async def main():
    request.set(17)
    print(await asyncio.to_thread(work, False), request.get())
    try:
        await asyncio.to_thread(work, fail=True)
    except OSError as error:
        print('caught', error)

asyncio.run(main())
