import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { renderStage } from '../../src/render/stage.ts';
import { renderComparison } from '../../src/render/stage-comparison.ts';
import { renderStrip } from '../../src/render/stage-strip.ts';
import { comparisonOf } from '../../src/render/views.ts';
import { sentenceText } from '../../src/timeline/sentences.ts';
import { stepRanges } from '../../src/timeline/step-ranges.ts';
import type { Timeline } from '../../src/timeline/timeline.ts';
import { timelineFromRecording } from '../../src/timeline/timeline-from-recording.ts';
import type { Detail } from '../../src/timeline/turns.ts';
import { projectRecordings, type ProjectRecording } from './project-recordings.ts';
import { openStages, pictureProblems, showStep, sizeProblems, stageSlide } from './stage-page.ts';

let opened: OpenedBrowser;
let all: readonly ProjectRecording[];
beforeAll(async () => {
  all = await projectRecordings();
  opened = await openBrowser();
});
afterAll(() => opened.close());

/** A picture of the project: of a part of a recording on a slide or on paper, or of several recordings on one axis. */
interface Picture {
  readonly id: string;
  readonly name: string;
  readonly html: string;
  /** In which of its steps it is looked at; most of what it ever shows is there in the last. */
  readonly steps: readonly number[];
  readonly still: boolean;
}

function pictures(): readonly Picture[] {
  const timelineOf = new Map(all.flatMap(({ example, options, recording }) => (example ? [[example, timelineFromRecording(recording, options.detail, options)] as const] : [])));
  return all.flatMap(({ name, options, recording, deck, example }, number): readonly Picture[] => {
    const timeline = (example && timelineOf.get(example)) ?? timelineFromRecording(recording, options.detail, options);
    const alone = stepRanges(timeline, options.steps).flatMap(({ from, to }, part) => {
      const [id, paper] = [`r${number}p${part}`, `r${number}s${part}`];
      return [
        { id, name, steps: [...new Set([Math.ceil((from + to) / 2), to])], still: false, html: renderStage(stageSlide(id, from, to), timeline, options.axis) },
        { id: paper, name: `${name} on paper`, steps: [to], still: true, html: renderStrip(stageSlide(paper, from, to), timeline, options.axis) },
      ];
    });
    const beside = deck && example && comparisonOf(example, { deck, timelines: timelineOf });
    if (!beside) return alone;
    const last = beside.comparison.steps.length;
    return [...alone, { id: `r${number}c`, name: `${name} beside others`, steps: [Math.ceil(last / 2), last], still: false, html: renderComparison(stageSlide(`r${number}c`, 1, last), beside.comparison, beside.titles, options.axis, 'stepped') }];
  });
}

test('in-every-recording-of-the-project-nothing-covers-anything-and-all-letters-have-the-sizes-of-the-legibility-table', async () => {
  const found: string[] = [];
  const shown = pictures();
  expect(shown.filter(({ name }) => name.endsWith('beside others')).length).toBeGreaterThan(0);
  for (let from = 0; from < shown.length; from += 40) {
    const page = await openStages(opened.browser, shown.slice(from, from + 40));
    for (const { id, name, steps, still } of shown.slice(from, from + 40)) {
      for (const step of steps) {
        if (!still) await showStep(page, id, step);
        found.push(...[...await pictureProblems(page, id), ...still ? [] : await sizeProblems(page, id)].map((problem) => `${name}, step ${step}: ${problem}`));
      }
    }
    await page.close();
  }
  expect(found).toEqual([]);
}, 300_000);

const timelines = (detail: Detail): readonly { readonly name: string; readonly timeline: Timeline }[] => all.map(({ name, recording }) => ({ name, timeline: timelineFromRecording(recording, detail) }));

describe.each(['task', 'loop', 'line'] as const)('sentences in the detail %s', (detail) => {
  test('have-at-most-twenty-words-and-nearly-all-fourteen', () => {
    const lengths = timelines(detail).flatMap(({ name, timeline }) => timeline.steps.map((step) => ({ text: `${name} ${step.number}: ${sentenceText(step.sentence)}`, words: sentenceText(step.sentence).split(/\s+/).length })));
    expect(lengths.filter(({ words }) => words > 20).map(({ text }) => text)).toEqual([]);
    expect(lengths.filter(({ words }) => words > 14).length / lengths.length).toBeLessThan(0.04);
  });

  test('begin-with-a-name-or-a-capital-and-say-nothing-twice', () => {
    const faults = timelines(detail).flatMap(({ name, timeline }) => timeline.steps.flatMap((step) => {
      const [first] = step.sentence;
      const text = step.sentence.map((part) => (part.kind === 'code' ? 'x' : part.text)).join('');
      const bad = first === undefined || (first.kind === 'text' && !/^[A-Z]/.test(first.text)) || /undefined|null|\s{2}|\b(\w+) \1\b(?! \d)|,\s*,|: *$|,? and$|\bh\d+\b|\bF\d+\b|\bT\d+\b/.test(text.replace(/'[^']*'/g, 'x'));
      return bad ? [`${name} ${step.number}: ${text}`] : [];
    }));
    expect(faults).toEqual([]);
  });
});

test('a-step-is-never-lost-nor-shown-twice-by-the-slides-of-a-recording', () => {
  for (const { timeline } of timelines('task')) {
    const steps = stepRanges(timeline).flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
    expect(steps).toEqual(timeline.steps.map((step) => step.number));
    for (const { from, to } of stepRanges(timeline)) expect(to - from).toBeLessThan(20);
  }
});
