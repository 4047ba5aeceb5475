import { generator } from '../../../src/record/virtual-world.ts';

/** What is chosen while a program is written. */
interface Dice {
  readonly below: (count: number) => number;
  readonly one: <Item>(items: readonly Item[]) => Item;
  /** Counts the names that the program gives away, so that each is its own. */
  readonly fresh: (letter: string) => string;
}

function diceOf(seed: number): Dice {
  const next = generator(seed);
  const counts = new Map<string, number>();
  const below = (count: number): number => Math.floor((next() / 2 ** 32) * count);
  return {
    below,
    one: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to choose from');
      return item;
    },
    fresh: (letter) => {
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
      return `${letter}${counts.get(letter)}`;
    },
  };
}

const workers = 4;
const indented = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);

/** Seconds, far enough apart that the microseconds of a real loop between two timers never change their order. */
const delay = (dice: Dice): string => String(dice.below(4) === 0 ? 0 : (1 + dice.below(12)) / 100);

/** A call of one of the workers with a number below that of the caller, so that no call is endless. */
function call(dice: Dice, level: number): string {
  if (level === 0) return dice.one([`asyncio.sleep(${delay(dice)}, ${dice.below(10)})`, `leaf('${dice.fresh('leaf')}', ${delay(dice)})`, `fails('${dice.fresh('fails')}', ${delay(dice)})`, `stubborn('${dice.fresh('stubborn')}', ${delay(dice)}, ${delay(dice)})`]);
  return `work${dice.below(level)}('${dice.fresh('w')}')`;
}

const several = (dice: Dice, level: number): string[] => Array.from({ length: 1 + dice.below(3) }, () => call(dice, level));

type Statement = (dice: Dice, level: number, depth: number) => readonly string[];

const simple: readonly Statement[] = [
  (dice) => [`await asyncio.sleep(${delay(dice)})`],
  (dice, level) => [`say(name, 'got', await ${call(dice, level)})`],
  (dice, level) => [`tasks.append(asyncio.create_task(${call(dice, level)}, name='${dice.fresh('t')}'))`],
  (dice) => [`if tasks: say(name, 'cancel', tasks[${dice.below(5)} % len(tasks)].cancel(${dice.one(['', "'why'"])}))`],
  (dice) => [`say(name, 'wait', *await settled(asyncio.wait(own(tasks)${dice.one(['', `, timeout=${delay(dice)}`])}, return_when=asyncio.${dice.one(['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'])}) if own(tasks) else asyncio.sleep(0, ((), ()))))`],
  (dice, level) => [`say(name, 'gather', await asyncio.gather(${several(dice, level).join(', ')}${dice.one(['', ', return_exceptions=True'])}))`],
  (dice, level) => [`say(name, 'wait_for', await asyncio.wait_for(${call(dice, level)}, ${delay(dice)}))`],
  (dice, level) => [`say(name, 'shield', await asyncio.shield(${call(dice, level)}))`],
  (dice, level) => [`say(name, 'shielded in time', await asyncio.wait_for(asyncio.shield(${call(dice, level)}), ${delay(dice)}))`],
  (dice) => [`event.${dice.one(['set', 'clear'])}()`],
  (dice) => [`await asyncio.wait_for(event.wait(), ${delay(dice)})`],
  (dice) => [`queue.put_nowait('${dice.fresh('item')}') if not queue.full() else say(name, 'full')`],
  (dice) => [`await asyncio.wait_for(queue.put('${dice.fresh('item')}'), ${delay(dice)})`],
  (dice) => [`say(name, 'item', await asyncio.wait_for(queue.get(), ${delay(dice)}))`],
  () => ['say(name, queue.qsize(), lock.locked(), event.is_set(), gate._value)'],
  (dice) => [`loop().call_later(${delay(dice)}, say, name, '${dice.fresh('later')}')`],
  (dice) => [`loop().call_soon(say, name, '${dice.fresh('soon')}')`],
  (dice) => [`if not future.done(): future.set_${dice.one([`result(${dice.below(9)})`, "exception(KeyError('future'))"])}`],
  (dice) => [`say(name, 'future', await asyncio.wait_for(asyncio.shield(future), ${delay(dice)}))`],
  (dice) => [`for each in asyncio.as_completed(own(tasks), timeout=${(1 + dice.below(20)) / 100}): say(name, 'completed', await each)`],
  (dice) => [`if ${dice.one(['event.is_set()', 'lock.locked()', 'len(tasks) > 2', 'True'])}: raise ${dice.one(['ValueError', 'KeyError', 'LookupError'])}('${dice.fresh('e')}')`],
  () => ['asyncio.current_task().cancel()'],
  (dice) => [`say(name, await settle_later(${delay(dice)}))`],
];

/** What leaves a block, which `except*` does not allow. */
const leaving: readonly Statement[] = [(dice) => [`if ${dice.one(['event.is_set()', 'queue.empty()'])}: return '${dice.fresh('r')}'`]];

const staying = simple;
const all: readonly Statement[] = [...simple, ...leaving];

const compound: readonly Statement[] = [
  (dice, level, depth) => ['try:', ...block(dice, level, depth), `except ${dice.one(['ValueError', 'Exception', 'TimeoutError', 'asyncio.CancelledError', '(KeyError, TimeoutError)'])} as error:`, '    say(name, "caught", repr(error))', ...dice.one([[], ['    raise'], indented(simpleOne(dice, level))])],
  (dice, level, depth) => ['try:', ...block(dice, level, depth), 'finally:', ...indented(dice.one([[`say(name, 'finally')`], [`say(name, 'finally')`, `await asyncio.sleep(${delay(dice)})`]]))],
  (dice, level, depth) => ['try:', ...block(dice, level, depth, staying), 'except* ValueError as group:', '    say(name, "values", shape(group))', 'except* (KeyError, TimeoutError) as group:', '    say(name, "others", shape(group))'],
  (dice, level, depth) => [`async with asyncio.timeout(${delay(dice)}) as limit:`, ...block(dice, level, depth), "say(name, 'expired', limit.expired())"],
  (dice, level, depth) => ['async with lock:', ...block(dice, level, depth)],
  (dice, level, depth) => ['async with gate:', ...block(dice, level, depth)],
  (dice, level, depth) => ['async with asyncio.TaskGroup() as group:', ...several(dice, level).map((each) => `    group.create_task(${each}, name='${dice.fresh('g')}')`), ...block(dice, level, depth)],
  (dice, level, depth) => [`for _ in range(${1 + dice.below(3)}):`, ...block(dice, level, depth)],
  (dice, level, depth) => ['async with condition:', `    condition.notify(${1 + dice.below(2)})`, ...block(dice, level, depth)],
];

function simpleOne(dice: Dice, level: number): readonly string[] {
  return dice.one(simple)(dice, level, 0);
}

function block(dice: Dice, level: number, depth: number, from: readonly Statement[] = all): string[] {
  const length = 1 + dice.below(3);
  const nested = from === all && depth > 0;
  return indented(Array.from({ length }, () => (nested && dice.below(3) === 0 ? dice.one(compound)(dice, level, depth - 1) : dice.one(from)(dice, level, 0))).flat());
}

/** A statement whose errors are told and do not end what comes after it. */
function guarded(lines: readonly string[]): string[] {
  return ['try:', ...lines, 'except BaseException as error:', "    say(name, 'survives', shape(error))", '    if asyncio.current_task().cancelling(): asyncio.current_task().uncancel()'];
}

const prelude = `import asyncio

tasks = []


def loop():
    return asyncio.get_running_loop()


def say(*words):
    print(f'{loop().time():.2f}', asyncio.current_task() and asyncio.current_task().get_name(), *words)


def own(each):
    return [task for task in dict.fromkeys(each) if task is not asyncio.current_task()]


def shape(error):
    return [shape(each) for each in error.exceptions] if isinstance(error, BaseExceptionGroup) else repr(error)


async def settled(waiting):
    done, pending = await waiting
    return sorted(each.get_name() for each in done), sorted(each.get_name() for each in pending)


async def settle_later(delay):
    promise = loop().create_future()
    loop().call_later(delay, promise.set_result, 'settled')
    return await promise


async def leaf(name, delay):
    await asyncio.sleep(delay)
    return name


async def fails(name, delay):
    await asyncio.sleep(delay)
    raise ValueError(name)


async def stubborn(name, delay, cleanup):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError as error:
        say(name, 'cleans up', error.args)
        await asyncio.sleep(cleanup)
        raise
    return name

`;

/** Returns the text of a random asyncio program: it prints the time and the name of its task at every turn, and ends after two seconds at the latest. */
export function randomProgram(seed: number): string {
  const dice = diceOf(seed);
  const lines = [prelude];
  for (let level = 0; level < workers; level += 1) {
    const body = [block(dice, level, 2), indented(guarded(block(dice, level, 2))), block(dice, level, 2)].slice(0, 1 + dice.below(3));
    lines.push(`\nasync def work${level}(name):`, ...body.flat(), `    return name\n`);
  }
  const makes = [`asyncio.Queue(${dice.below(3)})`, 'asyncio.Lock()', `asyncio.Semaphore(${1 + dice.below(2)})`, 'asyncio.Event()', 'asyncio.Condition()', 'loop().create_future()'];
  lines.push(
    '\nasync def main():', '    global queue, lock, gate, event, condition, future', `    queue, lock, gate, event, condition, future = ${makes.join(', ')}`, "    name = 'main'", '    async with asyncio.timeout(2):',
    ...Array.from({ length: 3 + dice.below(4) }, () => indented(indented(guarded(block(dice, workers, 2, dice.below(8) === 0 ? all : staying))))).flat(), '        await asyncio.sleep(0.3)\n', '\nasyncio.run(main())', '',
  );
  return lines.join('\n');
}
