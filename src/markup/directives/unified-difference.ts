/** One version of a text: where it is from, and its lines. */
export interface Version {
  readonly path: string;
  readonly lines: readonly string[];
}

/** A line of the difference: of both versions, of the old one or of the new one. */
interface Change {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
  /** Lines of both versions that stand before this one. */
  readonly old: number;
  readonly new: number;
}

const context = 3;

/** Returns the difference between two versions in the unified format, three lines of context round each change; empty where they are equal. */
export function unifiedDifference(before: Version, after: Version): string {
  const changes = changesBetween(before.lines, after.lines);
  const near = changes.map((_, index) => changes.slice(Math.max(0, index - context), index + context + 1).some(({ mark }) => mark !== ' '));
  const hunks: Change[][] = [];
  changes.forEach((change, index) => {
    if (!near[index]) return;
    if (index === 0 || !near[index - 1]) hunks.push([]);
    hunks.at(-1)?.push(change);
  });
  if (hunks.length === 0) return '';
  return [`--- ${before.path}`, `+++ ${after.path}`, ...hunks.flatMap(hunkLines)].join('\n');
}

function hunkLines(hunk: readonly Change[]): readonly string[] {
  const [first] = hunk;
  const olds = hunk.filter(({ mark }) => mark !== '+').length;
  const news = hunk.filter(({ mark }) => mark !== '-').length;
  return [`@@ -${rangeOf(first?.old ?? 0, olds)} +${rangeOf(first?.new ?? 0, news)} @@`, ...hunk.map(({ mark, text }) => mark + text)];
}

/** `start,count`; a range of one line is its number, an empty one stands behind the line before it. */
const rangeOf = (before: number, count: number): string => (count === 1 ? `${before + 1}` : `${count === 0 ? before : before + 1},${count}`);

/** Equal lines at both ends are left aside; what is between them is compared by its longest common subsequence. */
function changesBetween(a: readonly string[], b: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const marks = [...a.slice(0, head).map(() => ' ' as const), ...marksBetween(a.slice(head, a.length - tail), b.slice(head, b.length - tail)), ...a.slice(a.length - tail).map(() => ' ' as const)];
  let [i, j] = [0, 0];
  return marks.map((mark): Change => {
    const change = { mark, text: (mark === '+' ? b[j] : a[i]) ?? '', old: i, new: j };
    if (mark !== '+') i += 1;
    if (mark !== '-') j += 1;
    return change;
  });
}

function marksBetween(a: readonly string[], b: readonly string[]): readonly Change['mark'][] {
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const marks: Change['mark'][] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    const mark = i < a.length && j < b.length && a[i] === b[j] ? ' ' : i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1)) ? '-' : '+';
    marks.push(mark);
    if (mark !== '+') i += 1;
    if (mark !== '-') j += 1;
  }
  return marks;
}
