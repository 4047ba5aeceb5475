import asyncio, socket
class Server(asyncio.DatagramProtocol):
    def connection_made(self, t): self.t = t
    def datagram_received(self, data, addr):
        print('server', data, addr[0]); self.t.sendto(data[::-1], addr)
class Client(asyncio.DatagramProtocol):
    def __init__(self, fut): self.fut = fut
    def connection_made(self, t): print('made'); t.sendto(b'abc')
    def datagram_received(self, data, addr): print('client', data); self.fut.set_result(data)
    def connection_lost(self, exc): print('lost', exc)
class Echo(asyncio.Protocol):
    def connection_made(self, t): self.t = t; print('S made')
    def data_received(self, d): print('S', d); self.t.write(d)
    def eof_received(self): print('S eof')
    def connection_lost(self, e): print('S lost', e)
class Cl(asyncio.Protocol):
    def __init__(self, done): self.done = done
    def connection_made(self, t): self.t = t; t.write(b'one'); 
    def data_received(self, d): print('C', d); self.t.close()
    def connection_lost(self, e): print('C lost', e); self.done.set_result(1)

async def main():
    loop = asyncio.get_running_loop()
    t, p = await loop.create_datagram_endpoint(Server, local_addr=('127.0.0.1', 0))
    fut = loop.create_future()
    c, _ = await loop.create_datagram_endpoint(lambda: Client(fut), remote_addr=t.get_extra_info('sockname'))
    print(await fut); c.close(); t.close()
    await asyncio.sleep(0)
    s = await loop.create_server(Echo, '127.0.0.1', 0)
    done = loop.create_future()
    await loop.create_connection(lambda: Cl(done), *s.sockets[0].getsockname())
    await done
    await asyncio.sleep(0.01)
    s.close()
    ls = socket.socket(); ls.bind(('127.0.0.1', 0)); ls.listen(); ls.setblocking(False)
    async def srv():
        conn, addr = await loop.sock_accept(ls)
        print('raw', await loop.sock_recv(conn, 100)); await loop.sock_sendall(conn, b'pong'); conn.close()
    task = asyncio.create_task(srv())
    k = socket.socket(); k.setblocking(False)
    await loop.sock_connect(k, ls.getsockname()); await loop.sock_sendall(k, b'ping'); print(await loop.sock_recv(k, 9), await loop.sock_recv(k, 9))
    await task
    k.close(); ls.close()
asyncio.run(main())
