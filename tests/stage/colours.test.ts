import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stageLayout } from '../../src/render/stage-layout.ts';
import { stageSvg } from '../../src/render/stage-svg.ts';
import type { SegmentState } from '../../src/timeline/timeline.ts';
import { timelineFromDrawn } from '../../src/timeline/timeline-from-drawn.ts';

/** Colours of the theme: for each token the one of light and the one of dark. */
const tokens = new Map([...readFileSync(join(import.meta.dirname, '../../assets/theme/tokens.css'), 'utf8').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map((match) => [match[1] ?? '', { light: match[2] ?? '', dark: match[3] ?? '' }] as const));
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];
type Rgb = readonly [number, number, number];

const colour = (name: string, theme: Theme): string => {
  if (name.startsWith('#')) return name;
  const found = tokens.get(name);
  if (!found) throw new Error(`no colour ${name}`);
  return found[theme];
};

/** Linear light, as WCAG 2.2 and sRGB (IEC 61966-2-1) define it. */
const linear = (hex: string): Rgb => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return [r, g, b];
};
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: Rgb, b: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

/** CIE 1976 L*a*b* for D65, and its Euclidean distance. */
const lab = ([r, g, b]: Rgb): Rgb => {
  const f = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 * value + 16) / 116);
  const [x, y, z] = [f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047), f(luminance([r, g, b])), f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};
const distance = (a: Rgb, b: Rgb): number => Math.hypot(...lab(a).map((value, index) => value - (lab(b)[index] ?? 0)));

/** Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, severity 1.0, on linear RGB. */
const sights: Readonly<Record<string, readonly Rgb[]>> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  grey: [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
const seen = (rgb: Rgb, sight: string): Rgb => {
  const rows = (sights[sight] ?? []).map((row) => Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])));
  return [rows[0] ?? 0, rows[1] ?? 0, rows[2] ?? 0];
};

const texts = [
  ['ink', 'bg'], ['ink', 'panel'], ['soft', 'bg'], ['soft', 'panel'], ['ghost-ink', 'bg'], ['err', 'bg'], ['err', 'panel'], ['accent', 'bg'], ['run-ink', 'run'], ['ink', 'code-now'], ['#16181d', 'ready'],
] as const;
const signs = [
  ['run', 'bg'], ['run', 'panel'], ['edge', 'panel'], ['edge', 'bg'], ['edge', 'wait'], ['err', 'panel'], ['err', 'wait'], ['ink', 'panel'], ['soft', 'panel'], ['rule', 'bg'], ['accent', 'panel'], ['#7a5200', 'ready'],
] as const;
const contrastOf = (one: string, other: string, theme: Theme): number => contrast(linear(colour(one, theme)), linear(colour(other, theme)));

test('the-contrast-of-all-pairs-is-printed', () => {
  const row = ([one, other]: readonly [string, string], least: number): string => `${one} on ${other}: ${themes.map((theme) => `${theme} ${contrastOf(one, other, theme).toFixed(1)}`).join(', ')} (at least ${least})`;
  const table = [...texts.map((pair) => row(pair, 4.5)), ...signs.map((pair) => row(pair, 3))];
  process.stdout.write(`contrast by WCAG 2.2\n${table.join('\n')}\n`);
  expect(table).toHaveLength(texts.length + signs.length);
});

describe.each(themes)('%s', (theme) => {
  test.each(texts)('text-%s-stands-out-from-%s', (text, ground) => {
    expect(contrastOf(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(signs)('a-sign-in-%s-stands-out-from-%s', (sign, ground) => {
    expect(contrastOf(sign, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

/** Fill of each state, by its token; what has no fill shows the ground. */
const fills: Readonly<Record<SegmentState, string>> = { running: 'run', blocking: 'run', ready: 'ready', waiting: 'wait', error: 'err', cancelled: 'panel', done: 'ink' };
const states: readonly SegmentState[] = ['running', 'blocking', 'ready', 'waiting', 'error', 'cancelled', 'done'];

/** Height, width of an end mark, and pattern of each state, read from a drawing. */
function shapes(): ReadonlyMap<SegmentState, string> {
  return new Map(states.map((state) => {
    const end = state === 'error' || state === 'cancelled' || state === 'done';
    const timeline = timelineFromDrawn({ lanes: [{ name: 'lane', spans: [{ from: 0, to: end ? 0 : 2, state, label: '' }, { from: 2, to: 3, state: 'waiting', label: '' }] }] });
    const one = { ...timeline, segments: timeline.segments.slice(0, 1) };
    const svg = stageSvg({ id: 'shape', timeline: one, layout: stageLayout(timeline, 800, 200, 'linear'), motion: 'final', description: '' });
    const group = new RegExp(`<rect class="tl-${state}"[^>]*width="([\\d.]+)" height="([\\d.]+)"[^>]*></rect>((?:<path class="[^"]*"[^>]*></path>)*)`).exec(svg);
    if (!group) throw new Error(`${state} is not drawn`);
    const patterns = [...(group[3] ?? '').matchAll(/class="([^"]*)"/g)].map((match) => match[1]).join(' ');
    return [state, `${Math.round(Number(group[2]))} high, ${end ? `${group[1] ?? ''} wide` : 'as long as its time'}, ${patterns === '' ? 'solid' : patterns}`] as const;
  }));
}

test('each-two-states-differ-by-shape-and-nearly-all-by-colour-in-every-sight', () => {
  const shape = shapes();
  const rows: string[] = [];
  for (const theme of themes) {
    for (const [index, one] of states.entries()) {
      for (const other of states.slice(index + 1)) {
        const [a, b] = [linear(colour(fills[one], theme)), linear(colour(fills[other], theme))];
        const apart = Object.keys(sights).map((sight) => `${sight} ${distance(seen(a, sight), seen(b, sight)).toFixed(0)}`);
        rows.push(`${theme} ${one} / ${other}: ${apart.join(', ')}`);
        expect(shape.get(one), `${one} and ${other}`).not.toBe(shape.get(other));
      }
    }
    for (const sight of Object.keys(sights)) {
      for (const [one, other] of [['run', 'ready'], ['run', 'wait'], ['ready', 'wait'], ['run', 'panel'], ['err', 'panel'], ['err', 'ready']] as const) {
        expect(distance(seen(linear(colour(one, theme)), sight), seen(linear(colour(other, theme)), sight)), `${theme} ${one} ${other} ${sight}`).toBeGreaterThan(sight === 'grey' && theme === 'dark' ? 3 : 10);
      }
    }
  }
  process.stdout.write(`${[...shape].map(([state, words]) => `${state}: ${words}`).join('\n')}\ndistances in CIE L*a*b*, 2 is just seen\n${rows.join('\n')}\n`);
});
