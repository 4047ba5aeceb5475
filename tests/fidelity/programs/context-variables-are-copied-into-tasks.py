import asyncio
import contextvars

user = contextvars.ContextVar('user', default='nobody')

async def show(tag):
    print(tag, user.get())
    user.set(tag)
    await asyncio.sleep(0)
    print(tag, user.get())

async def main():
    user.set('main')
    await asyncio.gather(show('a'), show('b'))
    print(user.get())
    await show('inline')
    print(user.get())
    context = contextvars.copy_context()
    context.run(user.set, 'elsewhere')
    await asyncio.create_task(show('in context'), context=context)
    print(user.get(), context[user])
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print('callback', user.get()))
    loop.call_soon(lambda: print('callback', user.get()), context=contextvars.Context()) if False else None
    await asyncio.sleep(0)

asyncio.run(main())
print(user.get())
