"""Records what an asyncio program does, on a loop with a virtual clock."""
