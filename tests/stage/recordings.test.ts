import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenedBrowser } from '../../src/browser/open-browser.ts';
import { renderStage } from '../../src/render/stage.ts';
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

test('in-every-recording-of-the-project-nothing-covers-anything-and-all-letters-have-the-sizes-of-the-legibility-table', async () => {
  const stages = all.flatMap(({ name, options, recording }, number) => {
    const timeline = timelineFromRecording(recording, options.detail, options);
    return stepRanges(timeline, options.steps).map((range, part) => {
      const id = `r${number}p${part}`;
      return { id, name, range, html: renderStage(stageSlide(id, range.from, range.to), timeline, options.axis) };
    });
  });
  const found: string[] = [];
  for (let from = 0; from < stages.length; from += 30) {
    const page = await openStages(opened.browser, stages.slice(from, from + 30));
    for (const { id, name, range } of stages.slice(from, from + 30)) {
      for (const step of new Set([Math.ceil((range.from + range.to) / 2), range.to])) {
        await showStep(page, id, step);
        found.push(...[...await pictureProblems(page, id), ...await sizeProblems(page, id)].map((problem) => `${name}, step ${step}: ${problem}`));
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
