import asyncio

loop = asyncio.new_event_loop()
loop.call_later(1, print, 'tick')
loop.call_later(2, loop.stop)
loop.run_forever()
loop.close()
