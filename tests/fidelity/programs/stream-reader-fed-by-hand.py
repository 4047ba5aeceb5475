import asyncio

async def main():
    reader = asyncio.StreamReader(limit=8)
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, reader.feed_data, b'abc')
    loop.call_later(0.02, reader.feed_data, b'\ndef')
    loop.call_later(0.03, reader.feed_eof)
    print(await reader.readline())
    print(await reader.read(2), await reader.read(), reader.at_eof())
    long = asyncio.StreamReader(limit=4)
    long.feed_data(b'0123456789\n')
    try:
        await long.readline()
    except ValueError as error:
        print(error)
    failed = asyncio.StreamReader()
    failed.set_exception(ConnectionResetError('peer'))
    try:
        await failed.read()
    except ConnectionResetError as error:
        print(repr(error))

asyncio.run(main())
