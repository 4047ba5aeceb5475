import asyncio

async def größe(ñ):
    await asyncio.sleep(0)
    return f'{ñ} → ☃ {len("👩‍🚀")}'

async def main():
    print(await größe('ß'), ascii('é'), '日本')
    print('\ud800'.encode('utf-8', 'backslashreplace'))
    raise ValueError('größer als 👍')

asyncio.run(main())
