import asyncio
import functools
from dataclasses import dataclass, field

@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)

def retry(times):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return await function(*args)
                except ValueError as error:
                    print(f'attempt {attempt} failed: {error}')
                    await asyncio.sleep(0.005 * attempt)
            return None
        return wrapper
    return decorate

@retry(3)
async def run(job, counter=[0]):
    counter[0] += 1
    if counter[0] % 3:
        raise ValueError(f'{job.name} #{counter[0]}')
    return job

async def main():
    queue = asyncio.PriorityQueue()
    for job in (Job(2, 'late'), Job(1, 'soon')):
        queue.put_nowait(job)
    while not queue.empty():
        print(await run(queue.get_nowait()))

asyncio.run(main())
