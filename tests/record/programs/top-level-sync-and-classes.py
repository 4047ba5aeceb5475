import asyncio
from dataclasses import dataclass, field

@dataclass
class Account:
    balance: int = 100
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def withdraw(self, amount):
        async with self.lock:
            if self.balance >= amount:
                await asyncio.sleep(0.01)
                self.balance -= amount
                return True
        return False

async def main():
    account = Account()
    print(await asyncio.gather(*(account.withdraw(60) for _ in range(3))), account.balance)

asyncio.run(main())
