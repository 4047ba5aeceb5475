import asyncio

async def handle(reader, writer):
    await asyncio.sleep(0.06)
    writer.write(b'late\n')
    await reader.read()
    writer.close()

async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        await asyncio.wait_for(reader.readline(), 0.02)
    except TimeoutError:
        print('timeout')
    print(await reader.readline())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

asyncio.run(main())
