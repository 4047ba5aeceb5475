/**
 * What an author says of the steps by comments in the program. A comment at the end of a line is about the step that runs this line, one
 * on a line of its own about the step that runs the next line of code:
 *
 * - `# step: words` gives the step its sentence;
 * - `# skip` folds the step away into the one before;
 * - `# phase: title` begins a new slide with the step;
 * - `# predict` asks what the step will print before it is shown.
 *
 * Lines count from 1.
 */
export interface StepComments {
  readonly sentences: ReadonlyMap<number, string>;
  readonly skipped: ReadonlySet<number>;
  readonly phases: ReadonlyMap<number, string>;
  readonly asked: ReadonlySet<number>;
  /** The program without these comments, by line; a line that held nothing else is `undefined`. */
  readonly shown: readonly (string | undefined)[];
}

const comment = /(^|\s+)#\s*(?:(step|phase):\s*(\S.*?)|(skip|predict))\s*$/;

/** Returns what the comments of the program `text` say of its steps. */
export function stepComments(text: string): StepComments {
  const lines = text.split('\n');
  const found = { sentences: new Map<number, string>(), skipped: new Set<number>(), phases: new Map<number, string>(), asked: new Set<number>() };
  const shown = lines.map((line, index) => {
    const match = comment.exec(line);
    if (!match || inString(line.slice(0, match.index))) return line;
    const rest = line.slice(0, match.index);
    const about = rest.trim() === '' ? nextCode(lines, index) : index + 1;
    const [, , named, words = '', bare] = match;
    if (named === 'step') found.sentences.set(about, words);
    else if (named === 'phase') found.phases.set(about, words);
    else if (bare === 'skip') found.skipped.add(about);
    else found.asked.add(about);
    return rest.trim() === '' ? undefined : rest.trimEnd();
  });
  return { ...found, shown };
}

/** Returns the program `text` as an audience sees it: without the comments that speak of its steps, and without the lines that held nothing else. */
export function withoutStepComments(text: string): string {
  return stepComments(text).shown.filter((line) => line !== undefined).join('\n');
}

function nextCode(lines: readonly string[], index: number): number {
  const next = lines.findIndex((line, other) => other > index && !/^\s*(?:#.*)?$/.test(line));
  return (next === -1 ? index : next) + 1;
}

/** Whether a quotation mark is open after `before`. */
function inString(before: string): boolean {
  return ['"', "'"].some((mark) => before.split(mark).length % 2 === 0);
}
