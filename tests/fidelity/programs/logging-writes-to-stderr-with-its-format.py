import asyncio
import logging

logging.basicConfig(level=logging.INFO, format='%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(taskName)s:%(message)s')
log = logging.getLogger('shop')

async def order(n):
    log.info('order %d', n)
    await asyncio.sleep(0.01 * n)
    try:
        if n == 2:
            raise ValueError('bad order')
    except ValueError:
        log.exception('failed')
    log.debug('not shown')

async def main():
    await asyncio.gather(*(order(n) for n in range(3)))
    logging.getLogger('asyncio').warning('by name')

asyncio.run(main())
