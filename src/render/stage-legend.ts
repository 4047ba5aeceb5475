import type { Edge, Lane, Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { awaitsOf } from './stage-awaits.ts';
import { bracketNames } from './stage-svg.ts';
import { textWidth } from './text-width.ts';

/** One sign of the picture with the word for it. */
interface Key {
  readonly name: string;
  readonly word: string;
}

/** Size of its letters in pixels, as the style sheet has it. */
const size = 28;

/** Returns what the picture of `timeline` has to explain: the states and marks that occur in it, and no others. */
export function legendKeys(timeline: Timeline): readonly Key[] {
  const states = new Set<string>(timeline.segments.map((segment) => segment.state));
  const has = (state: string, word: string): readonly Key[] => (states.has(state) ? [{ name: state, word }] : []);
  const cancelling = timeline.segments.some((segment) => segment.cancelling !== undefined);
  const edge = (kind: Edge['kind'], word: string): readonly Key[] => (timeline.edges.some((one) => one.kind === kind) ? [{ name: kind, word }] : []);
  const brackets = [...new Set(timeline.brackets.map((bracket) => bracket.kind))];
  return [
    ...has('running', 'runs'), ...has('ready', 'ready'), ...has('waiting', 'waits'), ...has('blocking', timeline.source.kind === 'drawn' ? 'blocks' : 'blocks the loop'),
    ...(cancelling ? [{ name: 'cancelling', word: 'cancel asked' }] : []), ...has('cancelled', 'cancelled'), ...has('error', 'error'),
    ...(timeline.deadlines.length > 0 ? [{ name: 'deadline', word: 'deadline' }] : []),
    ...(awaitsOf(timeline).length > 0 ? [{ name: 'awaits', word: 'awaits' }] : []), ...edge('wakes', 'wakes'), ...edge('raises', 'exception'),
    ...brackets.map((kind) => ({ name: `bracket-${kind}`, word: bracketNames[kind] })),
  ];
}

/** Returns the legend below the lanes, with where the picture comes from and the lanes that are not drawn. */
export function legend(timeline: Timeline, folded: readonly Lane[]): string {
  const keys = legendKeys(timeline).map(({ name, word }) => `<span class="key"><i class="key-${name}" aria-hidden="true"></i>${word}</span>`);
  const note = foldedNote(folded);
  return element('p', { class: 'legend' }, `${note === '' ? '' : element('span', { class: 'folded' }, escapeHtml(note))}${keys.join('')}<span class="origin">${escapeHtml(originOf(timeline))}</span>`);
}

/** Returns how many rows of `width` pixels the legend of `timeline` fills. */
export function legendRows(timeline: Timeline, folded: readonly Lane[], width: number): number {
  const parts = [...legendKeys(timeline).map(({ word }) => textWidth(word, size) + 38), textWidth(originOf(timeline), size), ...(folded.length > 0 ? [textWidth(foldedNote(folded), size)] : [])];
  let [rows, used] = [1, 0];
  for (const part of parts) {
    if (used > 0 && used + 24 + part > width) [rows, used] = [rows + 1, part];
    else used += (used > 0 ? 24 : 0) + part;
  }
  return rows;
}

function originOf(timeline: Timeline): string {
  return timeline.source.kind === 'recorded' ? `recorded, CPython ${timeline.source.python.split('.').slice(0, 2).join('.')}` : 'drawn';
}

function foldedNote(folded: readonly Lane[]): string {
  if (folded.length === 0) return '';
  const names = folded.slice(0, 3).map((lane) => lane.label).join(', ');
  return `not drawn: ${names}${folded.length > 3 ? ` and ${folded.length - 3} more` : ''}`;
}
