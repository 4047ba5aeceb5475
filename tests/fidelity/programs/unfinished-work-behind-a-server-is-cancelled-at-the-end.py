import asyncio

async def handle(reader, writer):
    try:
        await reader.read()
    except asyncio.CancelledError:
        print('handler cancelled')
        raise
    finally:
        writer.close()

async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    await asyncio.sleep(0.02)
    print('main ends')

asyncio.run(main())
