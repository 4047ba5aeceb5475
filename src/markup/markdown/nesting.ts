/** A stretch `[from, to)` of a text, in offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Brackets and marks of emphasis inside each other, deeper than this: micromark's time grows with the square of the depth, and nobody reads it. */
export const deepestMarks = 100;

/** Marks that are open at a time, some of which may never be closed. */
const mostOpen = 1000;

/** A bracket, a run of marks of emphasis, a character behind a backslash, or a blank line. */
const marks = /\\[^]|\n(?:[ \t]*\n)+|[[\]]|\*+|_+|~+/g;

/** An open mark: its character, and how deep what was closed inside it is. */
interface Open {
  readonly mark: string;
  inside: number;
}

/** Returns the blocks of `text`, from one blank line to the next, in which more than `deepestMarks` pairs of marks stand inside each other, or `mostOpen` marks that nothing closes. */
export function nestedBlocks(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let [from, deepest, most] = [0, 0, 0];
  let open: Open[] = [];
  const endBlock = (to: number, next: number): void => {
    if (deepest > deepestMarks || most > mostOpen) found.push({ from, to });
    [from, deepest, most, open] = [next, 0, 0, []];
  };
  for (const { 0: mark, index } of text.matchAll(marks)) {
    const character = mark.charAt(0);
    if (character === '\n') endBlock(index + 1, index + mark.length);
    else if (character === '[' || (character !== ']' && character !== '\\' && opens(text, index, mark.length))) most = Math.max(most, open.push({ mark: character, inside: 0 }));
    else if (character !== '\\') {
      const last = open.at(-1);
      if (last?.mark !== (character === ']' ? '[' : character)) continue;
      open.pop();
      const depth = last.inside + 1;
      const outer = open.at(-1);
      if (outer) outer.inside = Math.max(outer.inside, depth);
      deepest = Math.max(deepest, depth);
    }
  }
  endBlock(text.length, text.length);
  return found;
}

/** A run that something other than a blank follows, behind a blank or another mark, can only open. */
function opens(text: string, at: number, length: number): boolean {
  return /\S/.test(text.charAt(at + length)) && /^$|[\s*_~[(]/.test(text.charAt(at - 1));
}
