import asyncio
import os
import sys

async def main():
    print(__name__, sys.argv[1:], os.path.basename(sys.argv[0]), os.path.basename(__file__))
    print(sys.modules['__main__'].main is main, main.__module__, __doc__, __spec__)
    print(sys.version_info[:2] >= (3, 13), sys.implementation.name, sys.platform in ('linux', 'emscripten'))
    print(sys.getrecursionlimit(), sys.stdout.encoding, sys.stdout.isatty(), sys.flags.dev_mode)
    print(main.__code__.co_filename == __file__, sorted(name for name in globals() if not name.startswith('__')))

if __name__ == '__main__':
    asyncio.run(main())
