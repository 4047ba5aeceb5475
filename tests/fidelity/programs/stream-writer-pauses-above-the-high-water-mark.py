import asyncio

async def handle(reader, writer):
    await asyncio.sleep(0.03)
    total = 0
    while data := await reader.read(65536):
        total += len(data)
    print('server read', total)
    writer.close()

async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.transport.set_write_buffer_limits(high=1000)
    writer.write(b'x' * 8_000_000)
    print('waiting', writer.transport.get_write_buffer_size() > 1000)
    await writer.drain()
    print('drained')
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

asyncio.run(main())
