import { expect, test } from 'vitest';
import { renderSlide } from '../../src/render/slide.ts';
import { slideWorldOf } from '../../src/render/deck-page.ts';
import { printSearchIndex, searchedDeckOf } from '../../src/render/search-index.ts';
import { partsOfSlide } from '../../src/render/slide-text.ts';
import { bullets, code, deck, paragraph, slide, world } from './node-builders.ts';

const note = { blocks: [paragraph('say it slowly')] };
const talk = deck([
  slide({ kind: 'content', id: 'one', headingText: 'One & two', blocks: [paragraph('Before <all>'), bullets(['first', 'second'], { incremental: true })], steps: 2, notes: [note] }),
  slide({ kind: 'content', id: 'two', headingText: 'One & two', blocks: [code('if a < b:\n    pass', { language: 'python' })] }),
  slide({ kind: 'stage', id: 'stage', headingText: 'Stage', example: 'e', range: { from: 1, to: 1 }, steps: 1 }),
  slide({ kind: 'sequence', id: 'sequence', headingText: 'Stage', example: 'e', diagram: 0, range: { from: 1, to: 1 }, steps: 1 }),
]);
const stage = '<div class="stage"><p class="clock">virtual time</p><ol class="steps"><li class="fragment custom" data-step="1"><b class="step-number" aria-hidden="true">1</b><span><b>main</b> ends</span></li></ol><svg><text>a</text></svg></div>';
const slides = slideWorldOf(talk, { ...world, notes: true, stage: () => stage, sequence: () => '<p>messages</p>' });
const found = searchedDeckOf({ deck: talk, page: 'a/index.html', sections: talk.slides.map((one) => renderSlide(one, { ...slides, notes: true })) });

test('each-slide-is-found-by-what-it-shows-and-when', () => {
  expect(found.slides).toEqual([
    { id: 'one', title: 'One & two', parts: [['text', 'Before <all>'], ['step', 'first', '1'], ['step', 'second', '2']] },
    { id: 'two', title: 'One & two', again: true, parts: [['code', 'if a < b:\n    pass']] },
    { id: 'stage', title: 'Stage', parts: [['step', 'main ends', '1']] },
  ]);
});

test('notes-are-no-part-of-a-slide', () => {
  const [first] = talk.slides;
  const html = first ? renderSlide(first, slides) : '';
  expect(html).toContain('slowly');
  expect(partsOfSlide(html).map(([, text]) => text).join()).not.toContain('slowly');
});

test('the-index-is-a-script-that-ends-nothing-and-says-the-same', () => {
  const script = printSearchIndex({ decks: [{ title: '</script><!--\u2028', page: 'a', slides: [] }] });
  expect(script).not.toMatch(/<|\u2028/);
  const context: Record<string, unknown> = {};
  new Function('globalThis', script)(context);
  expect(context['loopstageIndex']).toEqual({ decks: [{ title: '</script><!--\u2028', page: 'a', slides: [] }] });
});
