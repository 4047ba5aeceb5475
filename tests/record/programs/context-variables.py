import asyncio
import contextvars

user = contextvars.ContextVar('user', default='nobody')

async def work(name):
    user.set(name)
    await asyncio.sleep(0.01)
    print(user.get())

async def main():
    await asyncio.gather(work('ada'), work('bob'))
    print(user.get())
    print(await asyncio.to_thread(user.get))

asyncio.run(main())
