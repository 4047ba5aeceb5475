/*
 * Mermaid computes with colours, so it cannot be given custom properties. Each role is therefore a colour of its own; Mermaid draws with it, and
 * what it has drawn is translated back. A colour that is no role's is one that the author wrote, or one that Mermaid has without a setting for it.
 */

/** What a colour means in a diagram, the custom property of the theme that gives it, and its value where no theme does. */
const roles = {
  ink: 'var(--diagram-ink, #1b2430)',
  line: 'var(--diagram-line, #4a5a6c)',
  ground: 'var(--diagram-ground, var(--diagram-actor, #e3ecf7))',
  actor: 'var(--diagram-actor, #e3ecf7)',
  actorLine: 'var(--diagram-actor-line, var(--diagram-line, #4a5a6c))',
  actorInk: 'var(--diagram-actor-ink, #12263f)',
  note: 'var(--diagram-note, #fdf0c4)',
  noteLine: 'var(--diagram-note-line, var(--diagram-line, #4a5a6c))',
  noteInk: 'var(--diagram-note-ink, var(--diagram-ink, #1b2430))',
  activation: 'var(--diagram-activation, #35618f)',
  accent: 'var(--diagram-accent, #00406b)',
  faint: 'var(--diagram-actor, #e3ecf7)',
  none: 'none',
  seriesInk: 'var(--diagram-series-ink, #14181f)',
  series1: 'var(--diagram-series-1, #8fc1ea)',
  series2: 'var(--diagram-series-2, #f5c26b)',
  series3: 'var(--diagram-series-3, #8fd3b6)',
  series4: 'var(--diagram-series-4, #f2a68d)',
  series5: 'var(--diagram-series-5, #c9b3e6)',
  series6: 'var(--diagram-series-6, #d9d48a)',
  series7: 'var(--diagram-series-7, #f0abc6)',
  series8: 'var(--diagram-series-8, #b4c2cf)',
} as const;

/** The name of a role. */
export type Role = keyof typeof roles;

const names = Object.keys(roles) as Role[];

/** How many colours stand for the members of a series. */
export const seriesCount = 8;

interface Stand {
  readonly role: Role;
  readonly channels: readonly [number, number, number];
}

/** Each role's colour, and what Mermaid makes of it where it wants a lighter or a darker one (khroma moves the lightness by per cents). */
const stands: readonly Stand[] = names.flatMap((role, at) => {
  const hue = (11 + at * 16) % 360;
  return [0, 10, 20, 30, -10, -20, -30].map((step) => ({ role, channels: fromHsl(hue, 0.63, 0.4 + step / 100) }));
});

/** Returns the colour that Mermaid draws `role` with, as `#rrggbb`. */
export function stand(role: Role): string {
  const found = stands.find((one) => one.role === role);
  return hex(found?.channels ?? [0, 0, 0]);
}

/** Returns the role for the member `at` (from 0) of a series. */
export function seriesRole(at: number): Role {
  return `series${(at % seriesCount) + 1}` as Role;
}

/** Returns the value of a role: a custom property with a fallback, or `none`. */
export function valueOf(role: Role): string {
  return roles[role];
}

/** What a computed colour means: a role, or a colour of the author's or of Mermaid's own, with its opacity from 0 to 1. */
export type Colour = { readonly role: Role; readonly opacity: number } | { readonly fixed: string; readonly opacity: number };

/** Returns what a computed colour (`rgb(…)`, `rgba(…)`, `none`) means, `undefined` for no paint at all. */
export function readColour(computed: string): Colour | undefined {
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+))?\s*\)$/.exec(computed);
  if (!parts) return undefined;
  const channels = [Number(parts[1]), Number(parts[2]), Number(parts[3])] as const;
  const opacity = parts[4] === undefined ? 1 : Number(parts[4]);
  if (opacity === 0) return undefined;
  const found = stands.find((one) => one.channels.every((channel, at) => Math.abs(channel - (channels[at] ?? 0)) <= 1));
  if (!found) return { fixed: hex(channels), opacity };
  if (found.role === 'none') return undefined;
  return { role: found.role, opacity: found.role === 'faint' ? opacity * 0.45 : opacity };
}

/** Returns whether a colour has no hue to speak of and is close to black, or close to white. */
export function isNear(end: 'black' | 'white', fixed: string): boolean {
  const channels = [1, 3, 5].map((at) => Number.parseInt(fixed.slice(at, at + 2), 16));
  const [low, high] = [Math.min(...channels), Math.max(...channels)];
  return high - low < 24 && (end === 'black' ? high < 170 : low > 230);
}

/** Returns the ink, black or white, that is easier to read on a colour (relative luminance, WCAG 2.2). */
export function inkOn(fixed: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(fixed.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) > 0.179 ? '#14181f' : '#ffffff';
}

function hex(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function fromHsl(hue: number, saturation: number, lightness: number): [number, number, number] {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const turn = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - chroma * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
