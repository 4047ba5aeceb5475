import asyncio

order = []

async def work(n):
    for turn in range(3):
        await asyncio.sleep(((n * 7 + turn * 3) % 5) / 50)
        order.append(f'{n}.{turn}')

async def main():
    await asyncio.gather(*(work(n) for n in range(4)))
    print(len(order), sorted(order) == sorted(f'{n}.{t}' for n in range(4) for t in range(3)))
    print([each for each in order if each.endswith('.0')][0])

asyncio.run(main())
