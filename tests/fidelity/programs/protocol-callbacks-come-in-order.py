import asyncio

class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        print('server made')
        self.transport = transport
    def data_received(self, data):
        print('server data', data)
        self.transport.write(data[::-1])
    def eof_received(self):
        print('server eof')
    def connection_lost(self, error):
        print('server lost', error)

class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done
    def connection_made(self, transport):
        transport.write(b'abc')
        transport.write_eof()
    def data_received(self, data):
        print('client data', data)
    def connection_lost(self, error):
        print('client lost', error)
        self.done.set_result(None)

async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Echo, '127.0.0.1', 0)
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(done), *server.sockets[0].getsockname())
    await done
    print(transport.is_closing())
    server.close()

asyncio.run(main())
