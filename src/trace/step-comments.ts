/**
 * What an author says of the steps by comments in the program. A comment at the end of a line is about the step that runs this line, one
 * on a line of its own about the step that runs the next line of code:
 *
 * - `# step: words` gives the step its sentence;
 * - `# skip` folds the step away into the one before;
 * - `# phase: title` begins a new slide with the step;
 * - `# predict` asks what the step will print before it is shown.
 *
 * And of the whole recording `# claim: words` says what it must show.
 *
 * The text may be a session with prompts. Lines count from 1.
 */
export interface StepComments {
  readonly sentences: ReadonlyMap<number, string>;
  readonly skipped: ReadonlySet<number>;
  readonly phases: ReadonlyMap<number, string>;
  readonly asked: ReadonlySet<number>;
  /** What the recording must show, as written, with the line where each comment stands. */
  readonly claims: readonly { readonly text: string; readonly line: number }[];
  /** The program without these comments, by line; a line that held nothing else is `undefined`. */
  readonly shown: readonly (string | undefined)[];
}

const comment = /^#\s*(?:(step|phase|claim):\s*(\S.*?)|(skip|predict))\s*$/;

/** Returns what the comments of the program `text` say of its steps. */
export function stepComments(text: string): StepComments {
  const lines = text.split('\n');
  const found = { sentences: new Map<number, string>(), skipped: new Set<number>(), phases: new Map<number, string>(), asked: new Set<number>(), claims: new Array<{ text: string; line: number }>() };
  const starts = commentStarts(lines);
  const shown = lines.map((line, index) => {
    const start = starts[index];
    const match = start === undefined ? null : comment.exec(line.slice(start));
    if (start === undefined || !match) return line;
    const rest = line.slice(0, start);
    const alone = isBlank(rest);
    const about = alone ? nextCode(lines, starts, index) : index + 1;
    const [, named, words = '', bare] = match;
    if (named === 'step') found.sentences.set(about, words);
    else if (named === 'phase') found.phases.set(about, words);
    else if (named === 'claim') found.claims.push({ text: words, line: index + 1 });
    else if (bare === 'skip') found.skipped.add(about);
    else found.asked.add(about);
    return alone ? undefined : rest.trimEnd();
  });
  return { ...found, shown };
}

/** Returns the number that a line of the program has where it is shown: comments that are taken out do not count. */
export function shownLine({ shown }: StepComments): (line: number) => number {
  let count = 0;
  const numbers = shown.map((line) => (line === undefined ? count : (count += 1)));
  return (line) => numbers[line - 1] ?? line;
}

function nextCode(lines: readonly string[], starts: readonly (number | undefined)[], index: number): number {
  const next = lines.findIndex((line, other) => other > index && !isBlank(line.slice(0, starts[other])));
  return (next === -1 ? index : next) + 1;
}

/** Whether a line holds no code; in a session a prompt is none. */
function isBlank(line: string): boolean {
  return /^\s*(?:(?:>>>|\.\.\.)\s*)?$/.test(line);
}

/** Where in each line its comment begins, if it has one; strings, those over several lines too, hold none. */
function commentStarts(lines: readonly string[]): readonly (number | undefined)[] {
  const token = /"""|'''|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|#/g;
  let open: string | undefined;
  return lines.map((line) => {
    for (let from = 0; from < line.length;) {
      if (open !== undefined) {
        const end = line.indexOf(open, from);
        if (end === -1) return undefined;
        from = end + open.length;
        open = undefined;
      }
      token.lastIndex = from;
      const match = token.exec(line);
      if (!match) return undefined;
      if (match[0] === '#') return match.index;
      if (match[0] === '"""' || match[0] === "'''") [open] = match;
      from = match.index + match[0].length;
    }
    return undefined;
  });
}
