/** A stretch `[from, to)` of a text, in offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Brackets, marks of emphasis, quotes or lists inside each other, deeper than this: micromark's time grows with the square of the depth, and nobody reads it. */
export const deepestMarks = 100;

/** Marks that are open at a time, some of which may never be closed. */
const mostOpen = 1000;

/** A thousand quotes and lists that begin on one line, a bracket, a run of marks of emphasis, a character behind a backslash, or a blank line. */
const marks = /(^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){1000})|\\[^]|\n(?:[ \t]*\n)+|[[\]]|\*+|_+|~+/gm;

/** An open mark: its character, and how deep what was closed inside it is. */
interface Open {
  readonly mark: string;
  inside: number;
}

/** Returns the blocks of `text`, from one blank line to the next, in which more than `deepestMarks` pairs of marks stand inside each other, `mostOpen` marks that nothing closes, or as many quotes and lists. */
export function nestedBlocks(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let [from, deepest, most] = [0, 0, 0];
  let open: Open[] = [];
  const endBlock = (to: number, next: number): void => {
    if (deepest > deepestMarks || most > mostOpen) found.push({ from, to });
    [from, deepest, most, open] = [next, 0, 0, []];
  };
  for (const { 0: mark, 1: containers, index } of text.matchAll(marks)) {
    const character = mark.charAt(0);
    if (containers !== undefined) most = Infinity;
    else if (character === '\n') endBlock(index + 1, index + mark.length);
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
