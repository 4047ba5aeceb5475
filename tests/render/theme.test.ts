import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../assets/theme/tokens.css'), 'utf8');
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map((match) => [match[1] ?? '', { light: match[2] ?? '', dark: match[3] ?? '' }]));

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const colour = (name: string, theme: 'light' | 'dark'): string => tokens.get(name)?.[theme] ?? `no token ${name}`;

const text = ['ink', 'soft', 'accent', 'err', 'good', 'code-keyword', 'code-name', 'code-string', 'code-number', 'code-comment', 'code-deleted'];
const grounds = ['bg', 'panel', 'code-now'];
const pairs: readonly (readonly [string, string, number])[] = [
  ...text.flatMap((name) => grounds.map((ground) => [name, ground, 4.5] as const)),
  ['ghost-ink', 'bg', 4.5], ['run-ink', 'run', 4.5], ...[1, 2, 3, 4, 5, 6, 7, 8].map((member) => ['diagram-series-ink', `diagram-series-${member}`, 4.5] as const), ['ink', 'wait', 4.5], ['ink', 'diagram-note', 4.5],
  ['run', 'bg', 3], ['run', 'panel', 3], ['edge', 'bg', 3], ['edge', 'panel', 3], ['err', 'code-now', 3], ['rule', 'bg', 3], ['rule', 'panel', 3],
  ['focus', 'bg', 3], ['accent', 'panel', 3],
];

test.each(pairs.flatMap(([name, ground, least]) => (['light', 'dark'] as const).map((theme) => [name, ground, theme, least] as const)))(
  '%s-on-%s-in-%s-stands-at-%f', (name, ground, theme, least) => {
    expect(contrast(colour(name, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
  });

test('every-colour-that-a-style-sheet-uses-is-a-token', () => {
  const known = new Set([...css.matchAll(/--([\w-]+):/g)].map((match) => match[1]));
  const names = ['content', 'code', 'presentation', 'document', 'print', 'gallery', 'stage', 'sequence'];
  const used = names.flatMap((name) => [...readFileSync(resolve(import.meta.dirname, `../../assets/theme/${name}.css`), 'utf8').matchAll(/(?:color|background|fill|stroke)[\w-]*:[^;}]*var\(--([\w-]+)/g)].map((match) => match[1]));
  expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
});

test('the-table-at-the-head-of-the-colours-names-every-variable', () => {
  const table = css.slice(0, css.indexOf('*/'));
  const named = [...table.matchAll(/--?([\w-]+)/g)].map((match) => match[1]);
  const set = [...css.slice(table.length).replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/--([\w-]+):/g)].map((match) => match[1] ?? '');
  expect(set.filter((name) => !name.startsWith('diagram-') && !named.includes(name) && !named.includes(name.replace(/^code-/, '')))).toEqual([]);
});
