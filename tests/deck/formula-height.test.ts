import { expect, test } from 'vitest';
import { formulaHeight } from '../../src/deck/formula-height.ts';

/** Heights in pixels that Chromium gives to formulas on a slide of 1920 by 1080 pixels with the theme. */
const measured: readonly (readonly [tex: string, height: number])[] = [
  [String.raw`L = \lambda W`, 32],
  [String.raw`a = b + c \\ d = e`, 121.2],
  [String.raw`\frac{a}{b}`, 76.4],
  [String.raw`\sum_{i=1}^{n} x_i = \int_0^1 f(x)\,dx`, 119],
  [String.raw`\sqrt{x^2 + y^2}`, 84.4],
  [String.raw`\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`, 104],
  [String.raw`\begin{pmatrix} 1 \\ 2 \\ 3 \\ 4 \end{pmatrix}`, 194.6],
  [String.raw`\frac{1}{1 + \frac{1}{1 + \frac{1}{x}}}`, 142.3],
  [String.raw`x = \begin{cases} 1 & a \\ 2 & b \\ 3 & c \end{cases}`, 155],
  [String.raw`\begin{aligned} a &= b \\ c &= d \\ e &= f \end{aligned}`, 178.8],
  [String.raw`\frac{a}{b} \\ \frac{c}{d}`, 210.1],
  [String.raw`x_{i_j}^{2^n}`, 62.9],
  [String.raw`\lim_{n \to \infty} a_n`, 56.5],
  [String.raw`\max(a, b)`, 41],
  [String.raw`\min_{x} f(x)`, 57.5],
  [String.raw`\binom{n}{k}`, 93],
];

test.each(measured)('%s-is-as-high-as-in-a-browser-or-a-little-higher', (tex, height) => {
  expect(formulaHeight(tex)).toBeGreaterThanOrEqual(height);
  expect(formulaHeight(tex)).toBeLessThanOrEqual(height + 24);
});
