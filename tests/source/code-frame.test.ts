import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/source/code-frame.ts';
import { diagnostic } from '../../src/source/diagnostic.ts';
import { sourceFile, spanAt } from '../../src/source/source-file.ts';

/** The frame of a message about `what` in `text`: the line with its carets alone. */
function frameOf(text: string, what: string): readonly string[] {
  const file = sourceFile('a.rst', text);
  const at = file.text.indexOf(what);
  return formatDiagnostic(diagnostic('rst/unknown-target', spanAt(file, at, at + what.length), { name: what }), file)
    .split('\n').filter((line) => line.includes(' | ')).map((line) => line.slice(line.indexOf('|') + 2));
}

test('carets-stand-below-what-they-mean-behind-a-tab', () => {
  expect(frameOf('before\na\tb here\n', 'here')).toEqual(['before', 'a       b here', '          ^^^^']);
});

test('wide-letters-take-two-columns-and-accents-none', () => {
  expect(frameOf('東京 here\n', 'here')).toEqual(['東京 here', '     ^^^^']);
  expect(frameOf('東京 here\n', '京')).toEqual(['東京 here', '  ^^']);
  expect(frameOf('e\u0301 here\n', 'here')).toEqual(['e\u0301 here', '  ^^^^']);
  expect(frameOf('\u{1f600} here\n', 'here')).toEqual(['\u{1f600} here', '   ^^^^']);
});

test('of-a-long-line-the-part-round-the-carets-is-shown', () => {
  const [line = '', carets = ''] = frameOf(`${'x'.repeat(300)} here ${'y'.repeat(300)}\n`, 'here');
  expect(line.length).toBeLessThanOrEqual(122);
  expect(line.startsWith('…x') && line.endsWith('y…')).toBe(true);
  expect(carets.indexOf('^')).toBe(line.indexOf('here'));
  expect(carets.trim()).toBe('^^^^');
});

test('a-line-of-ten-million-letters-gives-a-frame', () => {
  const [line = '', carets = ''] = frameOf(`${'x'.repeat(10_000_000)} here ${'y'.repeat(1_000)}\n`, 'here');
  expect(carets.indexOf('^')).toBe(line.indexOf('here'));
});

test('control-characters-do-not-reach-the-terminal', () => {
  expect(frameOf('\u001b[31m here\n', 'here')).toEqual(['\uFFFD[31m here', '      ^^^^']);
});

test('a-nul-is-replaced-and-reported-at-its-place', () => {
  const found: string[] = [];
  const file = sourceFile('a.rst', '\uFEFFab\r\nc\0d\0\r\n', (one) => found.push(`${one.span.start.line}:${one.span.start.column} ${one.code}`));
  expect([file.text, found]).toEqual(['ab\nc\uFFFDd\uFFFD\n', ['2:2 source/nul-byte']]);
});
