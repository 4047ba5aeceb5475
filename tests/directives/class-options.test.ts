import { expect, test } from 'vitest';
import type { Block } from '../../src/document/nodes.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { sourceFile } from '../../src/source/source-file.ts';

async function block(...options: readonly string[]): Promise<{ readonly node: Block | undefined; readonly problems: readonly string[] }> {
  const file = sourceFile('a.rst', `.. code-block:: python\n${options.map((option) => `   :${option}\n`).join('')}\n   x = 1\n`);
  const problems: string[] = [];
  const report = ({ message }: { readonly message: string }): number => problems.push(message);
  const document = await applyDirectives(parseRst(file, report), { file, read: async () => undefined, markup: rstMarkup }, report);
  return { node: document.children[0], problems };
}

test('classes-of-a-code-block-say-how-it-is-recorded', async () => {
  const { node, problems } = await block('class: view-stage view-strip axis-linear detail-loop steps-3-12 until-2-5 python-3-12 wide');
  expect(node).toMatchObject({ type: 'trace', options: { views: ['stage', 'strip'], axis: 'linear', detail: 'loop', steps: { from: 3, to: 12 }, until: 2.5, python: '3.12' }, code: { classes: ['wide'] } });
  expect(problems).toEqual([]);
});

test('classes-and-options-say-the-same', async () => {
  const strip = ({ node }: Awaited<ReturnType<typeof block>>): unknown => node?.type === 'trace' && node.options;
  expect(strip(await block('class: view-code-stage detail-line'))).toEqual(strip(await block('view: code stage', 'detail: line')));
});

test('an-option-goes-before-a-class', async () => {
  expect((await block('detail: task', 'class: detail-loop')).node).toMatchObject({ options: { detail: 'task' } });
});

test('the-class-no-trace-keeps-a-block-from-being-recorded', async () => {
  expect((await block('class: no-trace view-stage')).node).toMatchObject({ type: 'code', trace: false });
});

test('a-class-with-a-value-that-no-option-takes-stays-a-class', async () => {
  const { node, problems } = await block('class: detail-much view-point');
  expect(node).toMatchObject({ type: 'code', classes: ['detail-much', 'view-point'] });
  expect(problems).toEqual([]);
});
