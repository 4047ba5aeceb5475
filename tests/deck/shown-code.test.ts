import { expect, test } from 'vitest';
import type { CodeBlock } from '../../src/document/nodes.ts';
import { plan } from './plan.ts';

const program = 'import asyncio\n\nasync def main():\n    # phase: Asleep\n    await asyncio.sleep(1)  # step: the alarm is set\n    # predict\n    print("done")\n\nasyncio.run(main())';
const clean = 'import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    print("done")\n\nasyncio.run(main())';

async function codeOf(fence: string, text = program): Promise<CodeBlock | undefined> {
  const { decks: [deck] } = await plan(`# Talk\n\n## Run\n\n\`\`\`${fence}\n${text}\n\`\`\`\n`);
  const [block] = deck?.slides.flatMap((slide) => (slide.kind === 'content' ? slide.blocks : [])) ?? [];
  return block?.type === 'code' ? block : undefined;
}

test('a-slide-of-code-shows-no-comment-that-speaks-of-the-steps', async () => {
  expect((await codeOf('python'))?.text).toBe(clean);
  expect((await codeOf('python trace'))?.text).toBe(clean);
});

test('the-program-that-runs-is-the-text-as-written', async () => {
  const { decks: [deck] } = await plan(`# Talk\n\n## Run\n\n\`\`\`python\n${program}\n\`\`\`\n`);
  expect(deck?.examples[0]?.program.main.text).toBe(program);
});

test('lines-that-are-stepped-or-emphasized-stay-the-same-lines', async () => {
  const stepped = await codeOf('python {3|4|5-7} linenos');
  expect([stepped?.steps, stepped?.lineNumbers]).toEqual([[[3], [4, 5]], { start: 1 }]);
  expect((await codeOf('python {4,7,9}'))?.emphasized).toEqual([5, 7]);
});

test('a-part-keeps-the-numbers-that-its-lines-have-in-what-is-shown', async () => {
  const part = await codeOf('python trace lines="3-5,9"');
  expect([part?.text, part?.lineNumbers]).toEqual(['async def main():\n    await asyncio.sleep(1)\nasyncio.run(main())', { start: 3, numbers: [3, 4, 7] }]);
});

test('code-that-is-not-recorded-keeps-all-its-comments', async () => {
  const text = 'def f():\n    # skip\n    return 1';
  expect((await codeOf('python', text))?.text).toBe(text);
});

test('what-comments-claim-is-claimed-beside-what-the-options-claim', async () => {
  const text = 'import asyncio\n\nasyncio.run(asyncio.sleep(1))\n# claim: ends at 1 s; main returns 3';
  const { decks: [deck] } = await plan(`# Talk\n\n## Run\n\n\`\`\`python claim="deadlock"\n${text}\n\`\`\`\n`);
  const claims = deck?.examples[0]?.options.claims ?? [];
  expect(claims.map(({ kind, text: written, span }) => [kind, written, span.start.line])).toEqual([
    ['deadlock', 'deadlock', 5], ['ends-at', 'ends at 1 s', 9], ['returns', 'main returns 3', 9],
  ]);
  expect((await codeOf('python', text))?.text).toBe('import asyncio\n\nasyncio.run(asyncio.sleep(1))');
});
