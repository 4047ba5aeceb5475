import asyncio
import os
import pathlib
import socket
import stat
import tempfile


async def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "door")
        one = socket.socket(socket.AF_UNIX, type=socket.SOCK_DGRAM)
        one.bind(str(path))
        one.close()
        print(path.is_socket(), path.is_file(), oct(stat.S_IFMT(path.stat().st_mode)))
        two = socket.socket(socket.AF_UNIX, type=socket.SOCK_DGRAM)
        try:
            two.bind(str(path))
        except OSError as error:
            print(repr(error), error)
        two.close()
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, str(path), family=socket.AF_UNIX)
        transport.close()
        server = await asyncio.start_unix_server(lambda reader, writer: writer.close(), path)
        reader, writer = await asyncio.open_unix_connection(path)
        print(await reader.read())
        writer.close()
        server.close()
        print(os.listdir(folder))


asyncio.run(main())
