import asyncio
async def handle(reader, writer):
    data = await reader.readline()
    print('server got', data.decode().strip(), writer.get_extra_info('peername')[0])
    await asyncio.sleep(0.01)
    writer.write(data.upper())
    await writer.drain()
    rest = await reader.read()
    print('server eof', rest)
    writer.close()
    await writer.wait_closed()
async def client(name, port):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(f'hello {name}\n'.encode())
    await writer.drain()
    print('client', name, (await reader.readline()).decode().strip())
    writer.write_eof()
    print('client', name, 'rest', await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await client('a', port)
        await asyncio.gather(client('b', port), client('c', port))
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except ConnectionRefusedError as e:
        print(type(e).__name__, str(e).replace(str(port), 'PORT'))
    try:
        await asyncio.open_connection('no.such.host.invalid', 80)
    except OSError as e: print(type(e).__name__)
    big = asyncio.Event()
    async def slow(reader, writer):
        await asyncio.sleep(.2)
        n = 0
        while chunk := await reader.read(65536): n += len(chunk)
        print('slow', n); writer.close(); big.set()
    server = await asyncio.start_server(slow, 'localhost', 0)
    host, port = server.sockets[0].getsockname()[:2]
    r, w = await asyncio.open_connection('localhost', port)
    w.write(b'x' * 9_000_000)
    print('buffered', w.transport.get_write_buffer_size() > 65536)
    await w.drain()
    print('drained', w.transport.get_write_buffer_size() <= 65536)
    w.close(); await big.wait()
    server.close(); await server.wait_closed()
asyncio.run(main())
