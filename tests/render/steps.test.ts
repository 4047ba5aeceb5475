import { expect, test } from 'vitest';
import { contentSteps } from '../../src/deck/content-steps.ts';
import type { Block, Mermaid } from '../../src/document/nodes.ts';
import { renderBlocks } from '../../src/render/block.ts';
import { renderSlide } from '../../src/render/slide.ts';
import { bullets, code, context, item, meta, paragraph, slide, span, world } from './node-builders.ts';

const pause: Block = { type: 'pause', span };
const fragment = (...children: readonly Block[]): Block => ({ type: 'fragment', span, children });
const diagram: Mermaid = { type: 'mermaid', span, steps: true, origin: { path: 'a.rst', line: 1 }, text: 'sequenceDiagram\n  A->>B: one\n  Note over A: two\n  B-->>A: three' };
const drawn = { ...world, diagram: () => ({ svg: '<svg><g data-message="0"></g><g data-message="2"></g></svg>', width: 9, height: 9, messages: 3 }) };

const everything: readonly Block[] = [
  paragraph('first'),
  bullets(['a', item('b', bullets(['c', 'd'], { incremental: true }))], { incremental: true }),
  fragment(paragraph('e'), fragment(paragraph('f'))),
  code('g\nh\ni', { steps: [[1], [2], [3]] }),
  { type: 'columns', span, columns: [{ children: [paragraph('j'), pause, paragraph('k')] }, { children: [bullets(['l'], { incremental: true })] }] },
  pause,
  diagram,
  pause,
];

test('a-slide-has-as-many-fragments-as-planning-counted-numbered-in-the-order-of-the-page', () => {
  const count = contentSteps(everything);
  const html = renderBlocks(everything, { ...context(count), world: drawn });
  const steps = [...html.matchAll(/class="[^"]*\bfragment custom\b[^"]*" data-step="(\d+)"/g)].map((match) => Number(match[1]));
  expect(steps).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  expect(count).toBe(15);
});

test('items-of-an-incremental-list-appear-one-by-one', () => {
  expect(renderBlocks([bullets(['a', 'b'], { incremental: true })], context(2)))
    .toBe('<ul><li class="fragment custom" data-step="1" data-from="1">a</li><li class="fragment custom" data-step="2" data-from="2">b</li></ul>');
});

test('after-a-pause-the-rest-appears-together', () => {
  expect(renderBlocks([paragraph('a'), pause, paragraph('b'), paragraph('c')], context(1)))
    .toBe('<p>a</p><div class="flow fragment custom" data-step="1" data-from="1"><p>b</p><p>c</p></div>');
});

test('messages-of-a-stepped-diagram-appear-in-their-order', () => {
  const html = renderBlocks([bullets(['a'], { incremental: true }), diagram], { ...context(4), world: drawn });
  expect(html).toContain('<g data-message="0" data-from="2" data-now="2"></g><g data-message="2" data-from="4" data-now="4"></g>');
  expect(html).toContain('<li class="fragment custom" data-step="2">A to B: one</li><li class="fragment custom" data-step="3">two</li><li class="fragment custom" data-step="4">B to A: three</li>');
});

test('a-stepped-diagram-that-was-not-drawn-keeps-its-steps', () => {
  expect(renderBlocks([diagram], context(3))).toMatch(/(?:<li class="fragment custom" data-step="\d">(?:A to B: one|two|B to A: three)<\/li>){3}/);
});

test('on-paper-nothing-waits', () => {
  const html = renderBlocks(everything, { ...context(), world: drawn });
  expect(html).not.toMatch(/fragment|data-(?:from|step|now)/);
  for (const letter of 'abcdefghijkl') expect(html).toMatch(new RegExp(`>${letter}[<\n]`));
});

test('a-stage-that-goes-on-from-another-slide-goes-on-counting', () => {
  const stage = slide({ kind: 'stage', id: 's', headingText: 'Stage', example: 'e', range: { from: 8, to: 14 }, steps: 7 });
  const html = renderSlide(stage, { ...world, meta, notes: false, stage: () => '<ol class="steps"></ol>', sequence: () => '', citedBy: () => [] });
  expect(html).toContain('<section id="s" class="slide slide-stage is-stepped" aria-labelledby="s--heading" data-first-step="7">');
  expect(html).toContain('<div class="body flow"><ol class="steps"></ol></div>');
});
