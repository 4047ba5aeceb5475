import errno, os, asyncio, pathlib, shutil
def attempt(f, *a):
    try: f(*a)
    except OSError as e: print(type(e).__name__, e.errno, e, errno.errorcode.get(e.errno))
attempt(open, 'missing.txt')
attempt(os.mkdir, '/tmp')
attempt(pathlib.Path('x/y').read_text)
attempt(os.listdir, 'nope')
open('f','w').close()
attempt(os.listdir, 'f')
attempt(open, '/tmp', 'w')
os.unlink('f')
def r(n): raise OSError(n, os.strerror(n))
for n in (errno.ENOENT, errno.EACCES, errno.ECONNREFUSED, errno.EPIPE, errno.EAGAIN, errno.EPERM): attempt(r, n)
async def main():
    try: await asyncio.to_thread(open, 'missing')
    except OSError as e: print(e, e.errno == errno.ENOENT)
    os.makedirs('/tmp/a/b/zz', exist_ok=True); shutil.rmtree('/tmp/a')
asyncio.run(main())
