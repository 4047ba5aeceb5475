import asyncio

class Client:
    async def get(self, path, *, timeout):
        await asyncio.sleep(0)
        return {'path': path}[
            'missing'
        ]

async def main():
    client = Client()
    value = await client.get(
        '/index',
        timeout=3,
    )
    print(value)

asyncio.run(main())
