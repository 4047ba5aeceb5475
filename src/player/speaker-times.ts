import type { OutlineSlide } from './messages.ts';
import { stopwatchText } from './pace.ts';

const key = 'loopstage-times';

/** The time that was spent on each slide. It goes on over a reload of its window. */
export interface SpentTimes {
  /** Puts down to `slide` what the stopwatch has counted since the last call; `elapsed` is what it shows, in milliseconds. */
  readonly spend: (slide: string, elapsed: number) => void;
  /** Returns the milliseconds spent on slides, by their ids. */
  readonly of: (slides: readonly string[]) => number;
}

/** Returns the times as this window left them, none the first time. A stopwatch that is set back sets them back. */
export function openTimes(): SpentTimes {
  let times = restored();
  let last = sum([...times.values()]);
  return {
    spend: (slide, elapsed) => {
      if (elapsed === last) return;
      if (elapsed < last) times = new Map();
      else times.set(slide, (times.get(slide) ?? 0) + elapsed - last);
      last = elapsed;
      try {
        sessionStorage.setItem(key, JSON.stringify([...times]));
      } catch {
        return;
      }
    },
    of: (slides) => sum(slides.map((slide) => times.get(slide) ?? 0)),
  };
}

/** A section of the deck: its slides from index `from` to `to`, both included, and the planned minutes of all of them. */
export interface Section {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

/** Returns the sections of a deck: each begins with a heading of the second level, the first with the title; the further slides of a heading belong to it. */
export function sectionsOf(slides: readonly OutlineSlide[]): readonly Section[] {
  const sections: Section[] = [];
  for (const [index, slide] of slides.entries()) {
    const title = slide.title.replace(/\s*,? part \d+ of \d+$/, '');
    const before = sections.at(-1);
    const minutes = slide.minutes ?? 0;
    if (before && ((slide.level ?? 2) > 2 || before.title === title)) sections[sections.length - 1] = { ...before, to: index, minutes: before.minutes + minutes };
    else sections.push({ title, from: index, to: index, minutes });
  }
  return sections;
}

/** Returns what was spent against what is planned, for the slide and the section at `index`, in words; empty where neither has planned minutes. */
export function spentInWords(slides: readonly OutlineSlide[], index: number, times: SpentTimes): string {
  const slide = slides[index];
  const section = sectionsOf(slides).find(({ from, to }) => from <= index && index <= to);
  if (!slide || !section || section.minutes === 0) return '';
  const against = (name: string, ids: readonly string[], minutes: number): string => `${name} ${stopwatchText(times.of(ids))} of ${stopwatchText(minutes * 60_000)}`;
  const whole = slides.slice(section.from, section.to + 1).map(({ id }) => id);
  return [...(slide.minutes === undefined || whole.length === 1 ? [] : [against('slide', [slide.id], slide.minutes)]), against('section', whole, section.minutes)].join(', ');
}

/** Shows the plan of the whole deck as a table: each section with its planned and its spent time, and the totals. */
export function showPlan(table: HTMLTableElement, slides: readonly OutlineSlide[], index: number, times: SpentTimes): void {
  const sections = sectionsOf(slides);
  const rows = sections.map(({ title, from, to, minutes }) => {
    const spent = times.of(slides.slice(from, to + 1).map(({ id }) => id));
    const row = rowOf('td', [title, minutes === 0 ? '' : stopwatchText(minutes * 60_000), spent === 0 ? '' : stopwatchText(spent)]);
    if (from <= index && index <= to) row.setAttribute('aria-current', 'true');
    row.classList.toggle('is-over', minutes > 0 && spent > minutes * 60_000);
    return row;
  });
  const planned = sum(sections.map(({ minutes }) => minutes));
  const total = rowOf('th', ['All', planned === 0 ? '' : stopwatchText(planned * 60_000), stopwatchText(times.of(slides.map(({ id }) => id)))]);
  table.replaceChildren(rowOf('th', ['Section', 'Planned', 'Spent']), ...rows, total);
}

function rowOf(name: 'td' | 'th', texts: readonly string[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.append(...texts.map((text) => {
    const cell = document.createElement(name);
    cell.textContent = text;
    return cell;
  }));
  return row;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function restored(): Map<string, number> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '');
    return new Map(Array.isArray(kept) ? kept.filter(isTime) : []);
  } catch {
    return new Map();
  }
}

function isTime(entry: unknown): entry is readonly [string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}
