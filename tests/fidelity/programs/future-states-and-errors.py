import asyncio

async def main():
    future = asyncio.Future()
    print(future)
    for wrong in (future.result, future.exception):
        try:
            wrong()
        except asyncio.InvalidStateError as error:
            print(error)
    future.set_exception(KeyError('k'))
    print(future)
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(error)
    print(repr(future.exception()))
    gone = asyncio.Future()
    print(gone.cancel('why'), gone.cancel(), gone)
    try:
        gone.result()
    except asyncio.CancelledError as error:
        print(error.args)
    try:
        asyncio.Future().set_exception(StopIteration())
    except TypeError as error:
        print(error)

asyncio.run(main())
