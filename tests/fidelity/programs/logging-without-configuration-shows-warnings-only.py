import asyncio
import logging

async def main():
    logging.info('hidden')
    logging.warning('root warning')
    logging.getLogger('a.b').error('error of %s', 'a.b')
    logger = logging.getLogger('own')
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter('[%(threadName)s] %(message)s'))
    logger.addHandler(handler)
    logger.propagate = False
    logger.warning('formatted')
    await asyncio.to_thread(logger.error, 'from a thread')

asyncio.run(main())
