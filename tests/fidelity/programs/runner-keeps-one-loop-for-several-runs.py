import asyncio
import contextvars

var = contextvars.ContextVar('var', default=0)

async def step(n):
    var.set(var.get() + n)
    await asyncio.sleep(0)
    return id(asyncio.get_running_loop())

with asyncio.Runner() as runner:
    first = runner.run(step(1))
    second = runner.run(step(2))
    print(first == second)
    async def read():
        return var.get()
    print(runner.run(read()), var.get(), runner.get_loop().is_closed())
    loop = runner.get_loop()
print(loop.is_closed())
try:
    runner.run(read2 := read())
except RuntimeError as error:
    print(error)
read2.close()
