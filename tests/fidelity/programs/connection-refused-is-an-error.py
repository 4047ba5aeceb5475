import asyncio
import socket

async def main():
    probe = socket.socket()
    probe.bind(('127.0.0.1', 0))
    port = probe.getsockname()[1]
    probe.close()
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except OSError as error:
        print(type(error).__name__)
    try:
        async with asyncio.timeout(0.5):
            await asyncio.open_connection('127.0.0.1', port)
    except ConnectionRefusedError:
        print('refused again')

asyncio.run(main())
