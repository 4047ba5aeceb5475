import asyncio
import io
import unittest
from unittest.mock import AsyncMock

class Case(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        print('set up', asyncio.current_task() is not None)
        self.addAsyncCleanup(asyncio.sleep, 0)
    async def test_passes(self):
        await asyncio.sleep(0.01)
        self.assertEqual(1, 1)
    async def test_mock(self):
        mock = AsyncMock(return_value=3)
        self.assertEqual(await mock(1), 3)
        mock.assert_awaited_once_with(1)

suite = unittest.TestLoader().loadTestsFromTestCase(Case)
result = unittest.TextTestRunner(stream=io.StringIO(), verbosity=2).run(suite)
print(result.testsRun, result.wasSuccessful())
