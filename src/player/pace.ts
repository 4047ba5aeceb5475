import type { OutlineSlide } from './messages.ts';

/** How the talk stands against its plan: minutes planned in all and for the slide, and how far the talk is from the slide's planned time. */
export interface Pace {
  readonly total: number;
  readonly slide: number;
  /** Minutes behind the plan; below 0 ahead of it; 0 while the time is within that of the slide. */
  readonly behind: number;
}

/** Returns the pace on slide `index` after `elapsed` milliseconds, `undefined` if no slide has planned minutes. */
export function paceOf(slides: readonly OutlineSlide[], index: number, elapsed: number): Pace | undefined {
  const minutes = slides.map((slide) => slide.minutes ?? 0);
  const total = sum(minutes);
  if (total === 0) return undefined;
  const begins = sum(minutes.slice(0, index));
  const slide = minutes[index] ?? 0;
  const now = elapsed / 60_000;
  return { total, slide, behind: Math.max(now - begins - slide, 0) + Math.min(now - begins, 0) };
}

/** Returns the pace in words; less than half a minute is on time. */
export function paceInWords({ total, slide, behind }: Pace, running: boolean): string {
  const plan = slide > 0 ? `this slide ${amount(slide)}, all ${amount(total)}` : `all ${amount(total)}`;
  if (!running) return plan;
  const rounded = Math.round(Math.abs(behind));
  if (rounded === 0) return `on time · ${plan}`;
  return `${rounded} min ${behind > 0 ? 'behind' : 'ahead'} · ${plan}`;
}

/** Returns a duration in milliseconds as `m:ss`, from an hour on as `h:mm:ss`. */
export function stopwatchText(elapsed: number): string {
  const seconds = Math.floor(elapsed / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function amount(minutes: number): string {
  return `${Math.round(minutes * 10) / 10} min`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
