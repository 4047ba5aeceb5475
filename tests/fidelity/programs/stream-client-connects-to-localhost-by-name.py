import asyncio
import socket


async def serve(reader, writer):
    writer.write((await reader.readline()).upper())
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, 'localhost', 0, family=socket.AF_INET)
    port = server.sockets[0].getsockname()[1]
    for host in ('localhost', '127.0.0.1', None):
        reader, writer = await asyncio.open_connection(host, port, family=socket.AF_INET)
        writer.write(b'hello\n')
        print(host, await reader.read(), writer.get_extra_info('peername')[0])
        writer.close()
        await writer.wait_closed()
    for host in ('no-such-host.invalid',):
        try:
            await asyncio.open_connection(host, port)
        except socket.gaierror as error:
            print(type(error).__name__)
    infos = await asyncio.get_running_loop().getaddrinfo('127.0.0.1', 'http', type=socket.SOCK_STREAM)
    print(infos[0][4])
    server.close()
    await server.wait_closed()


asyncio.run(main())
