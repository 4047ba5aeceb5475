import { expect, test } from 'vitest';
import type { Slide } from '../../src/deck/deck.ts';
import type { Block } from '../../src/document/nodes.ts';
import { plan } from './plan.ts';

const blocksOf = (slide: Slide): readonly Block[] => ('blocks' in slide ? slide.blocks : []);

test('the-first-slide-of-a-section-has-its-anchors', async () => {
  const items = Array.from({ length: 20 }, () => '- item').join('\n');
  const { decks: [deck] } = await plan(`# Talk {#top}\n\n## Long {#long .wide}\n\n${items}\n\n## Short\n\nwords\n`);
  expect(deck?.slides.map(({ id, anchors, classes }) => [id, anchors, classes])).toEqual([
    ['talk', ['top'], []], ['long', ['long'], ['wide']], ['long-2', undefined, ['wide']], ['short', undefined, []],
  ]);
});

test('no-slide-has-the-id-of-a-node-inside-one', async () => {
  const { decks: [deck] } = await plan('# Talk\n\n## Words\n\n::: tip {name="debug"}\nwords\n:::\n\n## Debug\n\nwords\n');
  expect(deck?.slides.map(({ id }) => id)).toEqual(['talk', 'words', 'debug-2']);
});

test('a-trace-shows-the-lines-it-is-asked-for-with-their-numbers', async () => {
  const { decks: [deck] } = await plan('# Talk\n\n## Run\n\n```python trace lines="3-4"\nimport asyncio\n\nasync def main():\n    pass\n\nasyncio.run(main())\n```\n');
  const slide = deck?.slides[1];
  const code = slide?.kind === 'content' ? slide.blocks[0] : undefined;
  expect(code?.type === 'code' && [code.text, code.origin.line, code.lineNumbers]).toEqual(['async def main():\n    pass', 8, { start: 3 }]);
  expect(deck?.examples[0]?.program.main).toEqual({ kind: 'script', text: 'import asyncio\n\nasync def main():\n    pass\n\nasyncio.run(main())', line: 6 });
});

test('code-divided-over-slides-keeps-its-lines-and-what-is-highlighted', async () => {
  const body = Array.from({ length: 9 }, (_, line) => `    x = ${line}`).join('\n');
  const { decks: [deck] } = await plan(`# Talk\n\n## Code\n\n\`\`\`python {2|11,14} linenos name=code-of-two\ndef first():\n${body}\n\n\ndef second():\n${body}\n\`\`\`\n`);
  const codes = deck?.slides.flatMap((slide) => (slide.kind === 'content' ? slide.blocks : [])).filter((block) => block.type === 'code');
  expect(codes?.map(({ text, origin, steps, lineNumbers, name }) => [text.split('\n')[0], text.split('\n').length, origin.line, steps, lineNumbers, name])).toEqual([
    ['def first():', 10, 6, [[2]], { start: 1 }, 'code-of-two'], ['def second():', 10, 18, [[2]], { start: 13 }, undefined],
  ]);
});

test('a-deck-of-more-slides-than-reveal-bears-is-reported', async () => {
  const many = (count: number): string => `# Talk\n\n${Array.from({ length: count }, (_, number) => `## S${number}\n\nwords\n`).join('\n')}`;
  expect((await plan(many(299))).diagnostics).toEqual([]);
  expect((await plan(many(300))).diagnostics.map(({ code, message }) => [code, message])).toEqual([['deck/too-many-slides', 'this deck has 301 slides; above 300 the pages grow slow']]);
});

test('a-4-to-3-slide-holds-fewer-words', async () => {
  const words = Array.from({ length: 6 }, () => `- ${'words '.repeat(21)}`).join('\n');
  const slides = async (ratio: string): Promise<number> => (await plan(`---\naspect-ratio: "${ratio}"\n---\n# Talk\n\n## Long\n\n${words}\n`)).decks[0]?.slides.length ?? 0;
  expect([await slides('16:9'), await slides('4:3')]).toEqual([2, 3]);
});

test.each([
  ['a-frame-around-one-long-list', `::: tip\n${Array.from({ length: 60 }, (_, index) => `- item${index} end`).join('\n')}\n:::\n`, 60],
  ['a-frame-around-one-long-program', `::: tip\n\`\`\`text\n${Array.from({ length: 60 }, (_, index) => `item${index} end${index % 6 === 5 ? '\n' : ''}`).join('\n')}\n\`\`\`\n:::\n`, 60],
  ['an-item-with-one-long-list', `- ${Array.from({ length: 60 }, (_, index) => `- item${index} end`).join('\n  ')}\n- item60 end\n-\n- item61 end\n`, 62],
])('%s-goes-over-slides-that-each-hold-it-and-loses-nothing', async (_, text, count) => {
  const { decks: [deck], diagnostics } = await plan(`# Talk\n\n## Long\n\n${text}`);
  const slides = deck?.slides.slice(1) ?? [];
  expect(slides.length).toBeGreaterThan(2);
  expect(JSON.stringify(slides.map(blocksOf)).match(/item\d+(?= end)/g)).toEqual(Array.from({ length: count }, (_item, index) => `item${index}`));
  expect(diagnostics).toEqual([]);
});
