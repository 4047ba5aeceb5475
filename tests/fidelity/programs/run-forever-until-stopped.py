import asyncio

loop = asyncio.new_event_loop()

def tick(n):
    print('tick', n)
    if n == 3:
        loop.stop()
        print('stop asked')
    else:
        loop.call_later(0.01, tick, n + 1)

loop.call_soon(tick, 1)
loop.run_forever()
print(loop.is_running(), loop.is_closed())
loop.call_soon(print, 'second round')
loop.call_soon(loop.stop)
loop.call_soon(print, 'still this round')
loop.run_forever()
loop.close()
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
