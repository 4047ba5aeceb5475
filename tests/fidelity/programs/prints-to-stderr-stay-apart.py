import asyncio
import sys

async def work(n):
    print('out', n)
    print('err', n, file=sys.stderr)
    await asyncio.sleep(0.01 * n)
    sys.stderr.write(f'done {n}\n')

async def main():
    await asyncio.gather(*(work(n) for n in range(3)))
    print('no newline', end='')
    print('partial', end=' ', file=sys.stderr, flush=True)

asyncio.run(main())
