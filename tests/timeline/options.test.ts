import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { createRecorder, type Recorder } from '../../src/record/recorder.ts';
import { recordWorker } from '../record/worker.ts';

/** From the options of a document to the page: what an author asks for is what is shown, on the stage and in the sequence diagram. */
const program = [
  'import asyncio', '', 'async def work(name, n):', '    # step: the alarm is set', '    await asyncio.sleep(n)', '    print(name)', '', 'async def main():',
  '    await asyncio.gather(work("a", 3), work("b", 1))  # phase: Together', '    await asyncio.sleep(1)  # phase: Alone', '', 'asyncio.run(main())',
];

let recorder: Recorder;
beforeAll(async () => { recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() }); });
afterAll(() => recorder.close());

interface Shown {
  readonly stages: readonly string[];
  readonly sequences: readonly string[];
  readonly code: string;
  readonly told: readonly string[];
}

async function shownWith(options: string, lines: readonly string[] = program): Promise<Shown> {
  const rst = `Talk\n====\n\nRun\n---\n\n.. trace::\n${options.split(' / ').filter((option) => option !== '').map((option) => `   ${option}\n`).join('')}\n${lines.map((line) => (line === '' ? '' : `   ${line}`)).join('\n')}\n`;
  const told: string[] = [];
  const { decks: [deck] } = await compile(['talk.rst'], {
    read: async (path) => (path === 'talk.rst' ? { text: rst } : { problem: 'none' }), has: async () => false,
    record: (programs) => recorder.record(programs), draw: async (diagrams) => diagrams.map(() => ({ problem: 'no browser' })),
    report: ({ code }) => { if (code !== 'output/diagram-failed') told.push(code); }, remember: () => undefined,
  }, { notes: false });
  const sections = deck?.slideSections() ?? [];
  const of = (kind: string): readonly string[] => sections.filter((section) => section.includes(`slide-${kind}`));
  return { stages: of('stage'), sequences: of('sequence'), code: of('content')[0] ?? '', told };
}

const stepsIn = (sections: readonly string[]): readonly number[] => sections.flatMap((section) => [...section.matchAll(/<li class="fragment custom" data-step="(\d+)"/g)].map((match) => Number(match[1])));
const textOf = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const headings = (sections: readonly string[]): readonly string[] => sections.map((section) => textOf(/<h\d[^>]*class="heading"[^>]*>(.*?)<\/h\d>/s.exec(section)?.[1] ?? '').replace(/\s*\d+\/\d+, part .*$/, ''));

describe('without-options', () => {
  test('all-steps-are-shown-by-phase-and-no-comment-on-the-steps', async () => {
    const { stages, code, sequences } = await shownWith('');
    expect(stepsIn(stages)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(headings(stages)).toEqual(['Run: Together', 'Run: Alone']);
    for (const html of [code, ...stages]) expect(textOf(html)).not.toMatch(/#\s*(?:phase|step):/);
    expect(textOf(sequences.join(''))).toContain('await gather(a, b)');
  });
});

test('steps-keeps-a-part-on-the-stage-and-in-the-sequence-diagram', async () => {
  const { stages, sequences } = await shownWith(':steps: 2-4');
  expect(stepsIn(stages)).toEqual([2, 3, 4]);
  const messages = textOf(sequences.join(''));
  expect(messages).toContain('b-->>-L: await sleep(1)');
  expect(messages).not.toMatch(/create_task|wake: sleep\(3\)|wake: gather/);
});

test('until-stops-both-at-a-virtual-second', async () => {
  const { stages, sequences } = await shownWith(':until: 1');
  expect(stepsIn(stages)).toEqual([1, 2, 3, 4]);
  expect(textOf(sequences.join(''))).not.toContain('t = 3 s');
  expect(textOf(sequences.join(''))).toContain('t = 1 s');
});

test('lines-shows-a-part-of-the-program-with-the-numbers-it-has-there', async () => {
  const { stages, code } = await shownWith(':lines: 3-6');
  expect(textOf(code)).toContain('async def work(name, n):\n    await asyncio.sleep(n)\n    print(name)\n');
  expect(textOf(code)).not.toContain('async def main');
  expect([...code.matchAll(/data-number="(\d+)"/g)].map((match) => match[1])).toEqual(['3', '4', '5']);
  expect([...(stages[0] ?? '').matchAll(/<span class="number" aria-hidden="true">(\d+)<\/span>/g)].map((match) => match[1])).toEqual(['3', '4', '5']);
});

test('tracebacks-and-warnings-name-the-lines-that-are-shown-where-a-comment-was-taken-out', async () => {
  const { stages } = await shownWith('', [
    'import asyncio', '# step: nothing is kept', 'async def save():', '    pass', '', 'async def main():', '    # step: forgotten', '    save()', '    raise KeyError(1)', '', 'asyncio.run(main())',
  ]);
  const output = [...(stages.at(-1) ?? '').matchAll(/<div class="out[^>]*>(.*?)<\/div>/gs)].map((match) => textOf((match[1] ?? '').replaceAll('<br>', '\n')));
  const lines = [...(stages.at(-1) ?? '').matchAll(/<span class="number" aria-hidden="true">(\d+)<\/span><span class="text"[^>]*>(.*?)<\/span>(?:<b|<\/span>)/gs)].map((match) => [match[1], textOf(match[2] ?? '').trim()]);
  expect(lines.filter(([, text]) => text === 'save()' || text === 'raise KeyError(1)').map(([number]) => number)).toEqual(['6', '7']);
  const said = output.join('\n').replaceAll('\n', '');
  expect(said).toMatch(/main\.py:6: RuntimeWarning/);
  expect([...said.matchAll(/File "main\.py", line (\d+), in (?:&lt;)?(\w+)/g)].map((match) => match.slice(1))).toEqual([['9', 'module'], ['7', 'main']]);
});

test('the-detail-loop-shows-every-handle-with-its-pass-and-the-detail-task-none', async () => {
  const [loop, task] = [(await shownWith(':detail: loop')).stages, (await shownWith(':detail: task')).stages];
  expect(stepsIn(loop).length).toBeGreaterThan(stepsIn(task).length + 5);
  expect([loop, task].map((stages) => stages.some((section) => /pass 1: timeout/.test(textOf(section))))).toEqual([true, false]);
});

test('the-detail-line-makes-a-step-of-each-line', async () => {
  const lines = ['import asyncio', '', 'async def main():', '    a = 1', '    b = a + 1  # step: two', '    await asyncio.sleep(b)', '    print(b)', '', 'asyncio.run(main())'];
  expect(stepsIn((await shownWith('', lines)).stages)).toEqual([1, 2]);
  const { stages } = await shownWith(':detail: line', lines);
  expect(stepsIn(stages)).toEqual([1, 2, 3, 4]);
  const sentences = [...stages.join('').matchAll(/<b class="step-number"[^>]*>\d+<\/b><span>(.*?)<\/span><\/li>/g)].map((match) => textOf(match[1] ?? ''));
  expect(sentences).toEqual(['main starts', 'Two', 'main sleeps for 2 s', 'main wakes after 2 s and ends']);
});

test('on-a-linear-axis-three-seconds-are-wider-than-one-and-on-a-step-axis-they-are-not', async () => {
  const lines = program.filter((line) => !line.includes('# step')).map((line) => line.replace(/ {2}# phase.*$/, ''));
  const gapsOf = async (axis: string): Promise<readonly number[]> => {
    const { stages: [stage = ''] } = await shownWith(`:axis: ${axis}`, lines);
    const frames = [...stage.matchAll(/<rect class="tl-instant" x="([\d.]+)"[^>]*? width="([\d.]+)"/g)].map(([, x, width]) => ({ x: Number(x), width: Number(width) }));
    return frames.slice(1).map((frame, index) => frame.x - (frames[index]?.x ?? 0) - (frames[index]?.width ?? 0));
  };
  const [linear, instants, steps] = [await gapsOf('linear'), await gapsOf('instants'), await gapsOf('steps')];
  expect(linear.length).toBe(3);
  expect((linear[1] ?? 0) / (linear[0] ?? 1)).toBeGreaterThan(1.8);
  expect(Math.abs((instants[0] ?? 0) - (instants[2] ?? 0))).toBeLessThan(1);
  expect(Math.max(...steps)).toBeLessThan(Math.min(...instants));
});

test('predict-asks-before-the-output-is-shown', async () => {
  const { stages } = await shownWith('', ['import asyncio', '', 'async def main():', '    await asyncio.sleep(1)', '    print("what?")  # predict', '', 'asyncio.run(main())']);
  expect(stepsIn(stages)).toEqual([1, 2, 3]);
  expect(textOf(stages.join(''))).toContain('main wakes after 1 s. What will it print?');
});

test('more-lanes-than-can-be-read-are-reported-at-the-example', async () => {
  expect((await shownWith('', ['import asyncio', '', 'async def main():', '    await asyncio.gather(*(asyncio.sleep(1) for _ in range(7)))', '', 'asyncio.run(main())'])).told).toEqual(['deck/too-many-lanes']);
  expect((await shownWith('', ['import asyncio', '', 'async def main():', '    await asyncio.gather(*(asyncio.sleep(1) for _ in range(6)))', '', 'asyncio.run(main())'])).told).toEqual([]);
});

test('a-lane-keeps-its-name-where-a-recording-is-stopped-before-a-second-task-of-its-function', async () => {
  const lines = ['import asyncio', '', 'async def work(n):', '    await asyncio.sleep(n)', '', 'async def main():', '    await asyncio.gather(work(1))', '    await asyncio.gather(work(2))', '', 'asyncio.run(main())'];
  const named = async (options: string): Promise<boolean> => textOf((await shownWith(options, lines)).stages.join('')).includes('work(1) starts and sleeps for 1 s');
  expect([await named(''), await named(':until: 0')]).toEqual([true, true]);
});
