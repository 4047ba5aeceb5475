import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createRecorder } from '../../src/record/recorder.ts';
import { renderStage } from '../../src/render/stage.ts';
import { renderComparison } from '../../src/render/stage-comparison.ts';
import { legend } from '../../src/render/stage-legend.ts';
import { stageLayout } from '../../src/render/stage-layout.ts';
import { stageHeadingSize } from '../../src/render/stage-text.ts';
import { stageSvg } from '../../src/render/stage-svg.ts';
import { drawnTimeline } from '../../src/render/views.ts';
import { alignTimelines } from '../../src/timeline/align-timelines.ts';
import { stepRanges } from '../../src/timeline/step-ranges.ts';
import type { SegmentState, Timeline } from '../../src/timeline/timeline.ts';
import { timelineFromDrawn } from '../../src/timeline/timeline-from-drawn.ts';
import { timelineFromRecording } from '../../src/timeline/timeline-from-recording.ts';
import { recorded, script } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';
import { span } from '../render/node-builders.ts';
import { stageSlide, stageStyle } from './stage-page.ts';

/** One picture of the gallery; `steps` says at which steps a stage is shown. */
interface Picture {
  readonly title: string;
  readonly html: string;
  readonly step: number | undefined;
}

const states: readonly SegmentState[] = ['running', 'ready', 'waiting', 'blocking', 'error', 'cancelled', 'done'];

/** Each state alone, drawn by hand. */
function vocabulary(): readonly Picture[] {
  return states.map((state, index) => {
    const end = state === 'error' || state === 'cancelled' || state === 'done';
    const spans = end
      ? [{ from: 0, to: 2, state: 'running' as const, label: 'runs' }, { from: 2, to: 2, state, label: state === 'error' ? 'ValueError' : state === 'cancelled' ? 'cancelled' : 'result' }, { from: 2, to: 4, state, label: '' }]
      : [{ from: 0, to: 4, state, label: state }];
    const drawn = timelineFromDrawn({ lanes: [{ name: state, spans }] });
    const timeline = { ...drawn, segments: drawn.segments.slice(0, end ? 2 : 1) };
    return { title: `the state ${state}`, step: undefined, html: stageSvg({ id: `state-${index}`, timeline, layout: stageLayout(timeline, 1500, 260, 'linear'), motion: 'final', description: state }) + legend(timeline, []) };
  });
}

let all: readonly { readonly name: string; readonly timeline: Timeline }[] = [];
beforeAll(async () => {
  const folder = join(import.meta.dirname, '../timeline/cases');
  const names = readdirSync(folder).filter((file) => file.endsWith('.py')).map((file) => file.slice(0, -3)).sort();
  const recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() });
  const results = await recorder.record(names.map((name) => script(readFileSync(join(folder, `${name}.py`), 'utf8'))));
  await recorder.close();
  all = names.map((name, index) => ({ name, timeline: timelineFromRecording(recorded(results[index]), 'task') }));
});

function stages(name: string, timeline: Timeline, number: number): readonly Picture[] {
  return stepRanges(timeline).flatMap((range, part) => [...new Set([range.from, Math.ceil((range.from + range.to) / 2), range.to])].map((step) => {
    const id = `case-${number}-${part}-${step}`;
    return { title: `${name}, step ${step}`, step, html: renderStage(stageSlide(id, range.from, range.to), timeline, 'instants') };
  }));
}

/** Shows the steps without the player: the states are a function of the step. */
const showSteps = `for (const section of document.querySelectorAll('section[data-shown]')) {
  const now = Number(section.dataset.shown);
  for (const e of section.querySelectorAll('[data-from], [data-until]')) e.classList.toggle('is-off', now < Number(e.dataset.from ?? -1) || now >= Number(e.dataset.until ?? Infinity));
  for (const e of section.querySelectorAll('[data-now]')) e.classList.toggle('is-now', e.dataset.now.split(' ').map(Number).includes(now));
  for (const e of section.querySelectorAll('[data-track]')) { const [name, values] = e.dataset.track.split(':'); e.style.setProperty('--' + name, values.split(' ')[now]); }
}`;

function page(pictures: readonly Picture[]): string {
  const figures = pictures.map(({ title, html, step }) => `<h2>${title}</h2><div class="pair">${(['light', 'dark'] as const).map((theme) => {
    const own = html.replaceAll(/\b(id="|url\(#|aria-labelledby="|href="#)([\w-]+)/g, `$1${theme}-$2`);
    return `<div data-theme="${theme}" class="frame-box"><section class="slide slide-stage"${step === undefined ? '' : ` data-shown="${step}"`} style="${step === undefined ? 'height: 520px' : ''}"><div class="frame"><header><h2 class="heading" style="font-size: ${stageHeadingSize(title) ?? 50}px">${title}</h2></header><div class="body flow">${own}</div></div></section></div>`;
  }).join('')}</div>`);
  return `<!doctype html><html lang="en" class="has-player"><meta charset="utf-8"><title>Stage gallery</title><style>${stageStyle}
body { width: auto; font-family: var(--sans); padding: 24px } .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px } .frame-box { zoom: .48; background: var(--bg) } body > h2 { font-size: 20px; color: var(--ink) }</style>
<body>${figures.join('\n')}<script>${showSteps}</script></body></html>`;
}

test('the-gallery-shows-every-state-every-edge-every-bracket-comparisons-and-a-drawn-timeline', () => {
  const [one, other] = ['a-failing-child-cancels-its-group', 'gather-runs-first-in-first-out'].map((name) => all.find((each) => each.name === name)?.timeline);
  if (!one || !other) throw new Error('the cases to compare are gone');
  const comparison = alignTimelines([one, other]);
  const last = comparison.steps.length;
  const five = all.slice(0, 5);
  const many = alignTimelines(five.map(({ timeline }) => timeline));
  const pictures = [
    ...vocabulary(), ...all.flatMap(({ name, timeline }, index) => stages(name, timeline, index)),
    { title: 'two recordings on one axis', step: last, html: renderComparison(stageSlide('comparison', 1, last), comparison, ['TaskGroup', 'gather'], 'instants', 'stepped') },
    { title: 'five recordings on one axis', step: many.steps.length, html: renderComparison(stageSlide('many', 1, many.steps.length), many, five.map(({ name }) => name.split('-').slice(0, 3).join(' ')), 'instants', 'stepped') },
    { title: 'a timeline drawn by hand', step: undefined, html: drawnTimeline({ type: 'drawn-timeline', span, lanes: [
      { name: 'thread 1', spans: [{ from: 0, to: 1, state: 'running', label: 'ask' }, { from: 1, to: 4, state: 'waiting', label: 'network' }, { from: 4, to: 5, state: 'running', label: 'read' }] },
      { name: 'thread 2', spans: [{ from: 0, to: 1, state: 'ready', label: 'GIL' }, { from: 1, to: 2, state: 'running', label: 'ask' }, { from: 2, to: 5, state: 'blocking', label: 'computes' }] },
    ] }) },
  ];
  const html = page(pictures);
  if (process.env['LOOPSTAGE_GALLERY'] === '1') {
    const folder = join(import.meta.dirname, '../../build/gallery');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), html);
  }
  for (const state of states) expect(html).toContain(`class="tl-${state}"`);
  for (const name of ['is-compact', 'tl-ready-label', 'tl-awaits', 'tl-unborn', 'tl-cancelling', 'tl-edge-wakes', 'tl-edge-cancels', 'tl-bracket-group', 'tl-bracket-gather', 'tl-bracket-shield', 'tl-deadline-open', 'tl-deadline-fired', 'tl-deadline-cancelled', 'tl-late']) expect(html, name).toContain(name);
});

test('on-a-shared-axis-equal-times-stand-at-equal-places-and-no-turn-is-lost', () => {
  const three = all.map(({ timeline }) => timeline).slice(0, 3);
  const { timelines, steps, instants } = alignTimelines(three);
  timelines.forEach((timeline, index) => {
    const own = three[index];
    expect(timeline.instants).toEqual(instants);
    expect(timeline.steps.map((step) => step.at)).toEqual(own?.steps.map((step) => step.at));
    expect(new Set(timeline.steps.map((step) => step.number)).size).toBe(own?.steps.length);
    for (const step of timeline.steps) expect(steps[step.number - 1]?.at).toBe(step.at);
  });
});
