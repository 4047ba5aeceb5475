import types

@types.coroutine
def ask(question):
    return (yield question)

async def talk():
    name = await ask('name?')
    try:
        age = await ask('age?')
    except ValueError:
        age = 'unknown'
    return f'{name}, {age}'

coroutine = talk()
print(coroutine.send(None))
print(coroutine.send('Ada'))
try:
    coroutine.throw(ValueError('no'))
except StopIteration as stop:
    print(stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
other = talk()
other.close()
print(other.cr_running, other.cr_await)
