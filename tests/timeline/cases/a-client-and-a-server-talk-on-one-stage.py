import asyncio

async def shout(reader, writer):
    line = await reader.readline()
    writer.write(line.upper())
    writer.close()

async def main():
    server = await asyncio.start_server(shout, '127.0.0.1', 8888)
    reader, writer = await asyncio.open_connection('127.0.0.1', 8888)
    writer.write(b'hello\n')
    print(await reader.readline())
    writer.close()
    await writer.wait_closed()
    server.close()

asyncio.run(main())
