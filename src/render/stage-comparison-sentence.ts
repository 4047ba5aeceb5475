import { sentenceText } from '../timeline/sentences.ts';
import type { Sentence, Timeline } from '../timeline/timeline.ts';
import { element, escapeHtml } from './html.ts';
import { renderSentence } from './stage.ts';
import { roomOf, sentenceWidth } from './stage-text.ts';
import { textWidth } from './text-width.ts';

/** Room for the sentences of all recordings, in pixels, as the style sheet has it: one row of large letters, or two of smaller ones, which break between words; `number` is that of the step. */
const room = { large: 40, small: 32, number: 96, rows: 2, full: 0.922 };

interface Group {
  readonly titles: string[];
  readonly sentence: Sentence;
}

/**
 * Returns what the recordings do in step `number`, as HTML: each sentence once, after the titles of those that it is said of. What has no room on
 * the slide is there for readers of the page alone. The slide is `slideWidth` pixels wide.
 */
export function sentenceOfAll(timelines: readonly Timeline[], titles: readonly string[], number: number, slideWidth: number): string {
  const width = roomOf(slideWidth) - room.number;
  const groups = groupsOf(timelines, titles, number);
  const parts = groups.map(({ titles: names, sentence }) => `<b>${escapeHtml(names.join(', '))}:</b> ${renderSentence(sentence)}`);
  const large = howManyFit(groups, { width, size: room.large }) === groups.length;
  const shown = large ? groups.length : Math.max(1, howManyFit(groups, { width: Math.floor(width * room.rows * room.full), size: room.small }));
  const rest = shown === groups.length ? '' : element('span', { class: 'visually-hidden' }, `; ${parts.slice(shown).join('; ')}`);
  return element('span', { class: large ? undefined : 'is-long' }, parts.slice(0, shown).join('; ') + rest);
}

function howManyFit(groups: readonly Group[], { width, size }: { readonly width: number; readonly size: number }): number {
  let used = 0;
  const over = groups.findIndex(({ titles, sentence }) => {
    used += textWidth(`${titles.join(', ')}: ; `, size, true) + sentenceWidth(sentence, size);
    return used > width;
  });
  return over === -1 ? groups.length : over;
}

/** Sentences by how many recordings they are said of, the most first. */
function groupsOf(timelines: readonly Timeline[], titles: readonly string[], number: number): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [index, timeline] of timelines.entries()) {
    const step = timeline.steps.find((one) => one.number === number);
    if (!step) continue;
    const group = groups.get(sentenceText(step.sentence));
    if (group) group.titles.push(titles[index] ?? '');
    else groups.set(sentenceText(step.sentence), { titles: [titles[index] ?? ''], sentence: step.sentence });
  }
  return [...groups.values()].toSorted((a, b) => b.titles.length - a.titles.length);
}
