import asyncio
import os


async def serve(reader, writer):
    writer.write(b'got ' + await reader.readline())
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_unix_server(serve, 'talk.sock')
    reader, writer = await asyncio.open_unix_connection('talk.sock')
    writer.write(b'hello\n')
    print(await reader.read(), writer.get_extra_info('peername'))
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print(os.path.exists('talk.sock'))
    try:
        await asyncio.open_unix_connection('nobody.sock')
    except FileNotFoundError as error:
        print(type(error).__name__, error.errno)


asyncio.run(main())
