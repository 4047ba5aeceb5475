import type { Claim } from '../document/claim.ts';
import { assertNever } from '../source/assert-never.ts';
import { diagnostic, type Diagnostic } from '../source/diagnostic.ts';
import { formatDuration } from '../timeline/duration.ts';
import type { Lane, Segment, Timeline } from '../timeline/timeline.ts';

/** What went wrong in a run, as `trace/recording-problems.ts` tells it. */
export interface RunProblem {
  readonly kind: 'raised' | 'import' | 'deadlock' | 'stopped' | 'output';
  readonly text: string;
}

/** Returns whether an author has claimed just this problem, so that it is no finding. */
export function isClaimed(problem: RunProblem, claims: readonly Claim[]): boolean {
  return claims.some((claim) => {
    if (claim.kind === 'deadlock') return problem.kind === 'deadlock';
    if (claim.kind === 'endless') return problem.kind === 'stopped';
    return claim.kind === 'raises' && claim.lane === undefined && isError(problem, claim.error);
  });
}

/** Returns a finding for each claim that the recording does not show, with what it shows. `timeline` is that of the whole run, task by task. */
export function unprovenClaims(claims: readonly Claim[], timeline: Timeline, problems: readonly RunProblem[]): readonly Diagnostic[] {
  return claims.flatMap((claim) => {
    const shown = contradiction(claim, timeline, problems);
    return shown === undefined ? [] : [diagnostic('check/claim', claim.span, { claim: quoted(claim), shown })];
  });
}

const quoted = (claim: Claim): string => (claim.kind === 'deadlock' ? 'it ends in a deadlock' : /^(?:ends|raises|blocks|never)/.test(claim.text) ? `it ${claim.text}` : claim.kind === 'order' ? `tasks end in the ${claim.text}` : claim.text);

/** What the recording shows in place of a claim; `undefined` where it shows the claim. */
function contradiction(claim: Claim, timeline: Timeline, problems: readonly RunProblem[]): string | undefined {
  switch (claim.kind) {
    case 'deadlock': return timeline.ending.kind === 'deadlock' ? undefined : `it ends at ${formatDuration(timeline.ending.at)}`;
    case 'endless': return problems.some(({ kind }) => kind === 'stopped') ? undefined : `it ends at ${formatDuration(timeline.ending.at)}`;
    case 'blocks': {
      const blocked = timeline.steps.reduce((sum, step) => sum + step.blocked, 0);
      return isSame(blocked, claim.seconds) ? undefined : blocked === 0 ? 'nothing blocks the loop' : `the loop is blocked for ${formatDuration(blocked)}`;
    }
    case 'order': return orderShown(claim.lanes, timeline);
    case 'ends-at': {
      if (claim.lane !== undefined) return ofLane(claim.lane, timeline, (lane, end) => (end && isSame(timeOf(end, timeline), claim.seconds) ? undefined : fateOf(lane, end, timeline)));
      return isSame(timeline.ending.at, claim.seconds) ? undefined : `it ends at ${formatDuration(timeline.ending.at)}`;
    }
    case 'raises': {
      if (claim.lane !== undefined) return ofLane(claim.lane, timeline, (lane, end) => (end?.state === 'error' && end.labels[0] === claim.error ? undefined : fateOf(lane, end, timeline)));
      const [raised] = problems.filter(({ kind }) => kind === 'raised' || kind === 'import');
      return problems.some((problem) => isError(problem, claim.error)) ? undefined : raised ? `it raises ${raised.text}` : 'no exception leaves it';
    }
    case 'returns': return ofLane(claim.lane, timeline, (lane, end) => (end?.state === 'done' && (end.labels[0] ?? 'None') === claim.value ? undefined : fateOf(lane, end, timeline)));
    case 'cancelled': return ofLane(claim.lane, timeline, (lane, end) => (end?.state === 'cancelled' ? undefined : fateOf(lane, end, timeline)));
    case 'unfinished': return ofLane(claim.lane, timeline, (lane, end) => (end === undefined ? undefined : fateOf(lane, end, timeline)));
    default: return assertNever(claim);
  }
}

function orderShown(names: readonly string[], timeline: Timeline): string | undefined {
  const missing = names.map((name) => ofLane(name, timeline, (lane, end) => (end ? undefined : fateOf(lane, end, timeline)))).find((text) => text !== undefined);
  if (missing !== undefined) return missing;
  const ended = timeline.segments.filter(isEnd).toSorted((a, b) => a.from.instant - b.from.instant || a.from.slot - b.from.slot);
  const order = ended.flatMap(({ lane }) => timeline.lanes.find(({ id }) => id === lane)?.label ?? []).filter((label) => names.includes(label));
  return order.join() === names.join() ? undefined : `they end in the order ${order.join(', ')}`;
}

function ofLane(name: string, timeline: Timeline, judge: (lane: Lane, end: Segment | undefined) => string | undefined): string | undefined {
  const lane = timeline.lanes.find(({ label }) => label === name);
  if (!lane) return `there is no task \`${name}\`, only ${timeline.lanes.map(({ label }) => `\`${label}\``).join(', ')}`;
  return judge(lane, timeline.segments.find((segment) => segment.lane === lane.id && isEnd(segment)));
}

function fateOf({ label }: Lane, end: Segment | undefined, timeline: Timeline): string {
  if (!end) return `${label} never ends`;
  const [value = ''] = end.labels;
  const how = end.state === 'done' ? `returns${value === '' ? '' : ` ${value}`}` : end.state === 'error' ? `raises ${value}` : 'is cancelled';
  return `${label} ${how} at ${formatDuration(timeOf(end, timeline))}`;
}

const isEnd = ({ state }: Segment): boolean => state === 'done' || state === 'error' || state === 'cancelled';

const timeOf = ({ from }: Segment, { instants }: Timeline): number => instants[from.instant]?.at ?? 0;

/** Whether virtual time and seconds are the same, but for what floating point numbers lose: a microsecond. */
const isSame = (time: number, seconds: number): boolean => Math.abs(time - seconds * 1e9) < 1000;

function isError({ kind, text }: RunProblem, error: string): boolean {
  return (kind === 'raised' || kind === 'import') && (text === error || text.startsWith(`${error}:`));
}
