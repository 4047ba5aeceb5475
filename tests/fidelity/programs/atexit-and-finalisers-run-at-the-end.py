import asyncio
import atexit
import weakref

class Thing:
    def __del__(self):
        print('thing is gone')

def bye(word):
    print('atexit', word)

atexit.register(bye, 'first')
atexit.register(bye, 'second')

async def main():
    thing = Thing()
    weakref.finalize(thing, print, 'finalised')
    await asyncio.sleep(0)
    print('main ends')

asyncio.run(main())
kept = Thing()
print('script ends')
