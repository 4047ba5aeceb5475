import asyncio

async def handle(reader, writer):
    async for line in reader:
        await asyncio.sleep(int(line) / 50)
        writer.write(b'waited ' + line)
        await writer.drain()
    writer.close()

async def client(port, n):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(b'%d\n' % n)
    print('client', n, await reader.readline())
    writer.write_eof()
    print('client', n, 'eof', await reader.read())
    writer.close()
    await writer.wait_closed()

async def main():
    server = await asyncio.start_server(handle, 'localhost', 0, family=2)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await asyncio.gather(*(client(port, n) for n in (3, 1, 2)))

asyncio.run(main())
