import asyncio

async def fail(error):
    raise error

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for error in (ValueError('v'), OSError(2, 'gone'), TypeError('t')):
                group.create_task(fail(error))
    except* (ValueError, TypeError) as matched:
        print('matched', [str(e) for e in matched.exceptions])
    except* OSError as rest:
        print('rest', rest.exceptions[0].errno, rest.exceptions[0].strerror)
    group = ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [KeyError(2), ValueError(3)])])
    match, other = group.split(ValueError)
    print(repr(match))
    print(repr(other))
    print(group.subgroup(lambda e: isinstance(e, KeyError)))

asyncio.run(main())
