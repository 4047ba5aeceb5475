import { expect, test } from 'vitest';
import type { Deck, StepCounts } from '../../src/deck/deck.ts';
import { numberSteps } from '../../src/deck/number-steps.ts';
import { printDeck } from './print-deck.ts';
import { plan } from './plan.ts';

async function deckOf(text: string): Promise<Deck> {
  const { decks: [deck] } = await plan(text);
  if (!deck) throw new Error('no deck');
  return deck;
}

const counts = (stage: StepCounts['stage'], sequence: StepCounts['sequence']): ReadonlyMap<string, StepCounts> => new Map([['hello', { stage, sequence }]]);
const talk = '# Run\n\n## Hello\n\n```python\nasyncio.run(a())\n```\n\n::: notes {step=3}\nthird\n:::\n\n::: notes {step=9}\nninth\n:::\n\n## Hello stage\n\nwords\n';

test('a-slide-gets-the-steps-of-its-range', async () => {
  const deck = numberSteps(await deckOf(talk), counts([{ from: 1, to: 5 }], [{ from: 1, to: 5 }]));
  expect(printDeck(deck)).toBe(`deck run: Run
  # title run: Run
  ## content hello: Hello
      code: asyncio.run(a())
  ## stage hello-stage: Hello (5 steps, of hello, steps 1-5)
      notes 3: third
      notes: ninth
  ## sequence hello-sequence: Hello (5 steps, of hello, steps 1-5)
  ## content hello-stage-2: Hello stage
      paragraph: words
  example hello: script at line 6, 0 before it
`);
});

test('a-long-recording-goes-over-slides-with-new-ids-and-notes-where-their-step-is', async () => {
  const deck = numberSteps(await deckOf(talk), counts([{ from: 1, to: 2 }, { from: 3, to: 4 }], [{ from: 1, to: 1 }, { from: 2, to: 3 }, { from: 4, to: 4 }]));
  expect(printDeck(deck)).toBe(`deck run: Run
  # title run: Run
  ## content hello: Hello
      code: asyncio.run(a())
  ## stage hello-stage: Hello (1/2, 2 steps, of hello, steps 1-2)
      notes: ninth
  ## stage hello-stage-3: Hello (2/2, 2 steps, of hello, steps 3-4)
      notes 3: third
  ## sequence hello-sequence: Hello (1/3, 1 step, of hello, steps 1-1)
  ## sequence hello-sequence-2: Hello (2/3, 2 steps, of hello, steps 2-3)
  ## sequence hello-sequence-3: Hello (3/3, 1 step, of hello, steps 4-4)
  ## content hello-stage-2: Hello stage
      paragraph: words
  example hello: script at line 6, 0 before it
`);
  expect(deck.slides.flatMap((slide) => (slide.kind === 'sequence' ? [slide.diagram] : []))).toEqual([0, 1, 2]);
});

test('slides-of-a-failed-recording-are-left-out-and-its-code-stays', async () => {
  const deck = numberSteps(await deckOf(talk), new Map());
  expect(deck.slides.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['title run', 'content hello', 'content hello-stage-2']);
});

test('the-title-of-a-phase-follows-the-heading', async () => {
  const deck = numberSteps(await deckOf(talk), counts([{ from: 1, to: 2 }, { from: 3, to: 4, title: 'Late' }], [{ from: 1, to: 4 }]));
  expect(deck.slides.filter((slide) => slide.kind === 'stage').map(({ headingText, heading }) => [headingText, heading.length])).toEqual([['Hello', 1], ['Hello: Late', 2]]);
});
