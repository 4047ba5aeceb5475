/**
 * Returns how what a program printed differs from what its document promises, `undefined` when it does not: the first line
 * that differs, both ways. White space at the end of lines and of the text does not count, and `...` in the promise
 * stands for any text, as with doctest's ELLIPSIS.
 */
export function outputDifference(promised: string, printed: string): string | undefined {
  const [want, got] = [linesOf(promised), linesOf(printed)];
  if (matches(want.join('\n'), got.join('\n'))) return undefined;
  const index = want.findIndex((line, at) => !matches(line, got[at] ?? ''));
  const at = index === -1 ? want.length : index;
  return `line ${at + 1} should be ${quoted(want[at])} and is ${quoted(got[at])}`;
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n').map((line) => line.trimEnd());
}

function matches(want: string, got: string): boolean {
  if (!want.includes('...')) return want === got;
  const pieces = want.split('...');
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (!got.startsWith(first) || !got.endsWith(last) || got.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = got.indexOf(piece, from);
    if (found === -1) return false;
    from = found + piece.length;
  }
  return from <= got.length - last.length;
}

function quoted(line: string | undefined): string {
  return line === undefined ? 'nothing' : `\`${line}\``;
}
