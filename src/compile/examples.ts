import { isClaimed, unprovenClaims } from '../check/claim.ts';
import type { ContentSlide, Deck, Example, Slide } from '../deck/deck.ts';
import { spanOfLine } from '../deck/line-span.ts';
import { contentRoom } from '../deck/slide-metrics.ts';
import type { CodeBlock } from '../document/nodes.ts';
import type { Host, RecordFailure } from '../host.ts';
import { sequenceFromTimeline } from '../sequence/sequence-from-timeline.ts';
import type { SequenceDiagram } from '../sequence/sequence.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import { stepRanges } from '../timeline/step-ranges.ts';
import { timelineFromRecording } from '../timeline/timeline-from-recording.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { lanesThere, mostLanes } from '../timeline/window.ts';
import { outputDifference } from '../trace/expected-output.ts';
import { recordingProblems } from '../trace/recording-problems.ts';
import type { Recording } from '../trace/recording.ts';
import { newMemory, type Memory } from './memory.ts';

/** What an example shows: the timeline of its recording, and the sequence diagrams made from that. */
export interface Shown {
  readonly timeline: Timeline;
  readonly sequences: readonly SequenceDiagram[];
}

/** What the examples of decks show; `waiting` are those whose recording is still being made, which show what they showed last; the recording of those that are `undrawn` is there, not its diagram. */
export interface ShownExamples {
  readonly shown: Map<Example, Shown>;
  readonly waiting: Set<Example>;
  readonly undrawn: Set<Example>;
}

/** What is known of examples from earlier compilations. */
export interface ExampleShelf {
  readonly timelines: WeakMap<Recording, Map<string, Shown>>;
  readonly judged: Memory<Example, undefined>;
  /** What an example showed last, by the name of its deck and its own. */
  readonly last: Map<string, Shown>;
}

/** Returns a shelf with nothing on it. */
export function newExampleShelf(): ExampleShelf {
  return { timelines: new WeakMap(), judged: newMemory(), last: new Map() };
}

/** Returns the name by which an example is known from one compilation to the next. */
export function placeOf(deck: Deck, example: Example): string {
  return `${deck.slug}/${example.id}`;
}

/** Returns what the examples of `decks` show; one whose program gave nothing to show shows nothing, and the author is told why. */
export async function recordExamples(decks: readonly Deck[], host: Host, shelf: ExampleShelf): Promise<ShownExamples> {
  const examples = decks.flatMap((deck) => deck.examples.map((example) => ({ example, place: placeOf(deck, example), room: contentRoom(deck.meta.size, '').width })));
  const results = await host.record(examples.map(({ example }) => example.program));
  const found: ShownExamples = { shown: new Map(), waiting: new Set(), undrawn: new Set() };
  for (const [index, { example, place, room }] of examples.entries()) {
    const result = results[index];
    if (result === undefined) continue;
    if ('pending' in result) found.waiting.add(example);
    const shown = 'pending' in result ? shelf.last.get(place) : 'problem' in result ? undefined : shownBy(example, result, room, shelf);
    if (shown) found.shown.set(example, shown);
    if (!('pending' in result)) shelf.judged.recall(example, [result], host.report, (report) => { judge(example, result, shown, report); return undefined; });
  }
  return found;
}

function shownBy(example: Example, recording: Recording, room: number, { timelines }: ExampleShelf): Shown | undefined {
  const { detail, until, steps, lines } = example.options;
  const key = JSON.stringify([detail, until, steps, lines, room]);
  const known = timelines.get(recording) ?? new Map<string, Shown>();
  const shown = known.get(key) ?? withSequences(timelineFromRecording(recording, detail, example.options), steps, room);
  timelines.set(recording, known.set(key, shown));
  return shown.timeline.steps.length > 0 ? shown : undefined;
}

function withSequences(timeline: Timeline, steps: Example['options']['steps'], room: number): Shown {
  return { timeline, sequences: timeline.steps.length > 0 ? sequenceFromTimeline(timeline, steps, room) : [] };
}

/** Reports what is wrong with an example's run. */
function judge(example: Example, result: Recording | RecordFailure, shown: Shown | undefined, report: Report): void {
  if ('problem' in result) {
    report(diagnostic('record/failed', example.span, { problem: result.problem }));
    return;
  }
  const { claims = [] } = example.options;
  const problems = recordingProblems(result, example.program);
  for (const problem of problems.filter((one) => !isClaimed(one, claims))) {
    const span = problem.line === undefined ? example.span : spanOfLine(example.program, example.span, problem.line);
    report(diagnostic(`record/${problem.kind}`, span, { problem: problem.text }));
  }
  if (claims.length > 0) for (const finding of unprovenClaims(claims, timelineFromRecording(result, 'task'), problems)) report(finding);
  const { expected } = example;
  const difference = expected && outputDifference(expected.text, result.stdout);
  if (expected && difference !== undefined) report(diagnostic('record/output', expected.span, { problem: difference }));
  if (!shown) report(diagnostic('record/nothing-to-show', example.span, {}));
  const lanes = shown && example.options.views.includes('stage') ? Math.max(...stepRanges(shown.timeline, example.options.steps).map((range) => lanesThere(shown.timeline, range))) : 0;
  if (lanes > mostLanes) report(diagnostic('deck/too-many-lanes', example.span, { lanes, most: mostLanes }));
}

/** Returns `deck` with the code of each example that waits for its first recording in place of what will be drawn from it. */
export function withStandIns(deck: Deck, { shown, waiting }: ShownExamples): Deck {
  const bare = new Map(deck.examples.filter((example) => waiting.has(example) && !shown.has(example)).map((example) => [example.id, example] as const));
  if (bare.size === 0) return deck;
  const standing = new Set<string>();
  return { ...deck, slides: deck.slides.flatMap((slide): readonly Slide[] => {
    const example = slide.kind === 'stage' || slide.kind === 'sequence' ? bare.get(slide.example) : undefined;
    if (!example) return [slide];
    if (standing.has(example.id)) return [];
    standing.add(example.id);
    return [standIn(slide, example)];
  }) };
}

function standIn(slide: Slide, { span, program: { main, path } }: Example): ContentSlide {
  const code: CodeBlock = { type: 'code', span, form: 'literal', language: main.kind === 'session' ? 'pycon' : 'python', text: main.text, origin: { path, line: main.line } };
  const { id, heading, headingText, level, notes, classes, anchors, minutes, background } = slide;
  return {
    kind: 'content', id, span: slide.span, heading, headingText, level, notes, classes, blocks: [code], steps: 0,
    ...(anchors && { anchors }), ...(minutes !== undefined && { minutes }), ...(background && { background }),
  };
}
