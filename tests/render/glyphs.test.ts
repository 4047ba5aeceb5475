import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingGlyphs, textOfPage } from '../../src/render/missing-glyphs.ts';

const css = readFileSync(join(import.meta.dirname, '../../assets/theme/fonts.css'), 'utf8');

/** The characters that the style sheet says its fonts are for. */
function declared(): ReadonlySet<number> {
  const all = new Set<number>();
  for (const [, list = ''] of css.matchAll(/unicode-range:\s*([^;]+);/g)) {
    for (const range of list.split(',')) {
      const [, from = '', to = from] = /U\+([0-9A-F]+)(?:-([0-9A-F]+))?/i.exec(range) ?? [];
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1) all.add(code);
    }
  }
  return all;
}

test('what-is-missing-is-what-the-style-sheet-has-no-font-for', () => {
  const known = declared();
  expect(known.size).toBeGreaterThan(2000);
  const wrong: string[] = [];
  for (let code = 0x21; code < 0x1ffff; code += 1) {
    const character = String.fromCodePoint(code);
    if (/[\p{Cc}\p{Cf}\p{Z}\p{Cs}\p{Variation_Selector}]/u.test(character)) continue;
    if ((missingGlyphs(character).length === 0) !== known.has(code)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

test.each([['Arrows → ← ⇒ and ✓ ✗ ∞ ≤ ≥ ≠, ┌─┐ │ └─┘, “quotes” – …', []], ['naïve Ελλάδα Москва', []], ['a 🐍 and a 🐍', ['🐍']], ['漢字 and 🎉', ['漢', '字', '🎉']]])('%s', (text, missing) => {
  expect(missingGlyphs(text)).toEqual(missing);
});

test('tags-and-their-attributes-are-no-text-of-a-page', () => {
  expect(textOfPage('<title>漢</title><style>🎉</style><p title="漢">one <b>→</b></p>')).toBe('one →');
});
