import { attribute, showsIn, stateClass } from '../contract/page.ts';
import type { StageSlide } from '../deck/deck.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { timelineWindow } from '../timeline/window.ts';
import { renderStage } from './stage.ts';
import type { AxisKind } from './stage-axis.ts';
import { planStage, sentenceRows } from './stage-plan.ts';

/**
 * Returns the stage of a slide as it stands in `step`, on a slide of `slideWidth` pixels, as HTML that needs no script: for pictures of a deck and for pages that show one moment. A program
 * that is longer than its panel is cut to the lines round the current one, for nothing scrolls.
 */
export function renderStillStage(slide: StageSlide, timeline: Timeline, axis: AxisKind, step: number, slideWidth = 1920): string {
  const rows = sentenceRows(timeline.steps.slice(slide.range.from - 1, slide.range.to), slideWidth);
  const { codeRows } = planStage(timelineWindow(timeline, slide.range), axis, rows, slideWidth);
  return stillOf(renderStage(slide, linesRound(timeline, step, codeRows), axis, slideWidth), step);
}

/** The timeline with at most `rows` lines of its code, those of the current line of `step` among them. */
function linesRound(timeline: Timeline, step: number, rows: number): Timeline {
  const { code } = timeline;
  if (code.lines.length <= rows) return timeline;
  const numbers = code.lines.map((_, index) => code.numbers?.[index] ?? index + 1);
  const line = timeline.steps.findLast((one) => one.number <= step && one.line !== undefined)?.line;
  const current = Math.max(0, line === undefined ? 0 : numbers.indexOf(line));
  const first = Math.max(0, Math.min(current - Math.floor(rows / 2), code.lines.length - rows));
  return { ...timeline, code: { ...code, lines: code.lines.slice(first, first + rows), numbers: numbers.slice(first, first + rows) } };
}

const tag = /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/gi;
const voidElements: ReadonlySet<string> = new Set(['br', 'wbr', 'img', 'input', 'hr']);
/** Attributes that have done their work when nothing moves any more. */
const moving: ReadonlySet<string> = new Set([attribute.from, attribute.until, attribute.now, attribute.track, attribute.step, attribute.time, attribute.scroll, 'tabindex']);

/**
 * Returns HTML of the contract in the state of `step`: without the elements that do not show then, with the class of those that are current and the
 * values that are tracked. Sentences of other steps are left out. Markup must be as `element` writes it.
 */
export function stillOf(html: string, step: number): string {
  let [written, at, skipped] = ['', 0, 0];
  for (const match of html.matchAll(tag)) {
    const [whole, closing, name = '', attributes = '', closed] = match;
    const single = closed === '/' || voidElements.has(name.toLowerCase());
    if (skipped > 0) {
      if (!single) skipped += closing === '/' ? -1 : 1;
      at = match.index + whole.length;
      continue;
    }
    written += html.slice(at, match.index);
    at = match.index + whole.length;
    if (closing === '/') written += whole;
    else if (isShown(attributesOf(attributes), step)) written += `<${name}${stillAttributes(attributesOf(attributes), step)}${closed ?? ''}>`;
    else if (!single) skipped = 1;
  }
  return written + html.slice(at);
}

type Pairs = ReadonlyMap<string, string | undefined>;

function attributesOf(text: string): Pairs {
  return new Map([...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map((match) => [match[1] ?? '', match[2]] as const));
}

/** An element shows by its own steps; the sentence of a step and the words before the first show in their step alone. */
function isShown(pairs: Pairs, step: number): boolean {
  const sentence = /\b(?:fragment|step-zero)\b/.test(pairs.get('class') ?? '');
  return showsIn(step, numberOf(pairs.get(attribute.from)), numberOf(pairs.get(attribute.until))) && (!sentence || isNow(pairs, step));
}

function stillAttributes(pairs: Pairs, step: number): string {
  const classes = (pairs.get('class') ?? '').split(' ').filter((name) => name !== '' && name !== 'fragment' && name !== 'custom');
  if (isNow(pairs, step)) classes.push(stateClass.now);
  const [property = '', values = ''] = (pairs.get(attribute.track) ?? '').split(':');
  const list = values.split(' ');
  const style = [pairs.get('style'), property === '' ? undefined : `--${property}:${list[Math.min(step, list.length - 1)] ?? ''}`].filter((part) => part !== undefined).join(';');
  const kept = [...pairs].filter(([name]) => !moving.has(name) && name !== 'class' && name !== 'style');
  return [
    ...(classes.length > 0 ? [` class="${classes.join(' ')}"`] : []), ...(style === '' ? [] : [` style="${style}"`]),
    ...kept.map(([name, value]) => (value === undefined ? ` ${name}` : ` ${name}="${value}"`)),
  ].join('');
}

function isNow(pairs: Pairs, step: number): boolean {
  return (pairs.get(attribute.now) ?? '').split(' ').includes(String(step));
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
