import asyncio

async def handle(reader, writer):
    for chunk in (b'one\ntwo|', b'1234567', b'rest'):
        writer.write(chunk)
        await writer.drain()
        await asyncio.sleep(0.01)
    writer.write_eof()
    await reader.read()
    writer.close()

async def main():
    async with await asyncio.start_server(handle, '127.0.0.1', 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(await reader.readline())
        print(await reader.readuntil(b'|'))
        print(await reader.readexactly(7))
        try:
            await reader.readexactly(10)
        except asyncio.IncompleteReadError as error:
            print(error, error.partial)
        print(reader.at_eof(), await reader.read())
        writer.close()
        await writer.wait_closed()
    print('end')

asyncio.run(main())
