import asyncio
from contextlib import asynccontextmanager

class Resource:
    def __init__(self, name):
        self.name = name
    async def __aenter__(self):
        await asyncio.sleep(0)
        print('enter', self.name)
        return self
    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(0)
        print('leave', self.name, kind and kind.__name__)
        return kind is ValueError

@asynccontextmanager
async def scope(name):
    print('open', name)
    try:
        yield name
    finally:
        await asyncio.sleep(0.005)
        print('close', name)

async def main():
    async with Resource('a'), scope('b') as b, Resource('c'):
        print('body', b)
        raise ValueError
    print('swallowed')
    try:
        async with scope('d'):
            raise KeyError('d')
    except KeyError as error:
        print(repr(error))

asyncio.run(main())
