import asyncio

async def work():
    try:
        await asyncio.sleep(9)
    finally:
        raise OSError('disk')

async def main():
    try:
        await asyncio.wait_for(work(), 1)
    except OSError as error:
        print(error)

asyncio.run(main())
