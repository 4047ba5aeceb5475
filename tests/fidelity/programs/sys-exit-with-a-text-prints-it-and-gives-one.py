import asyncio

async def main():
    print('before')
    await asyncio.sleep(0)
    raise SystemExit('this went wrong')

asyncio.run(main())
