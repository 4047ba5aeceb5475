import asyncio
import errno
import os


async def attempt(what, *args):
    try:
        what(*args)
    except OSError as error:
        print(repr(error), error.args, error.errno, errno.errorcode[error.errno], error, error.filename)
        await asyncio.sleep(0)


async def main():
    await attempt(open, "missing.txt")
    await attempt(os.mkdir, "a/b/c")
    await attempt(os.listdir, "missing")
    await attempt(os.rmdir, "missing")
    await attempt(os.close, 999)
    open("missing.txt")


asyncio.run(main())
