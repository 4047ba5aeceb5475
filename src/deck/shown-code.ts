import type { CodeBlock } from '../document/nodes.ts';
import { stepComments } from '../trace/step-comments.ts';

/**
 * Returns the code of a recorded program as an audience sees it: without the comments that speak of its steps, and of a `wanted` part
 * only its lines (from 1). Lines that are emphasized or stepped stay the same lines, and a comment that is taken out has no number: the
 * numbers beside the code count on. Of a part, each line keeps its number in the program.
 */
export function shownCode(code: CodeBlock, wanted?: readonly number[]): CodeBlock {
  const part = partOf(code, wanted);
  const lines = stepComments(part.text).shown;
  const places = new Map<number, number>();
  lines.forEach((line, index) => { if (line !== undefined) places.set(index + 1, places.size + 1); });
  const text = lines.filter((line) => line !== undefined).join('\n');
  if (text === part.text) return part;
  const moved = (numbers: readonly number[]): readonly number[] => numbers.flatMap((line) => places.get(line) ?? []);
  const { emphasized, steps, ...rest } = part;
  const groups = steps?.map((group) => ({ group, kept: moved(group) })).filter(({ group, kept }) => kept.length > 0 || group.length === 0).map(({ kept }) => kept) ?? [];
  return { ...rest, text, ...(emphasized && { emphasized: moved(emphasized) }), ...(groups.length > 0 && { steps: groups }) };
}

/** Lines of a part are numbered as those of the program without the comments on its steps. */
function partOf(code: CodeBlock, wanted: readonly number[] | undefined): CodeBlock {
  const lines = code.text.split('\n');
  const kept = (wanted ?? []).filter((line) => line <= lines.length);
  const [first] = kept;
  if (first === undefined) return code;
  const { shown } = stepComments(code.text);
  const numberOf = (line: number): number => (code.lineNumbers?.start ?? 1) + shown.slice(0, line - 1).filter((other) => other !== undefined).length;
  const seen = kept.filter((line) => shown[line - 1] !== undefined).map(numberOf);
  const start = seen[0] ?? numberOf(first);
  const inOrder = seen.every((number, index) => number === start + index);
  return {
    ...code, text: kept.map((line) => lines[line - 1]).join('\n'), origin: { ...code.origin, line: code.origin.line + first - 1 },
    lineNumbers: { start, ...(!inOrder && { numbers: seen }) },
  };
}
