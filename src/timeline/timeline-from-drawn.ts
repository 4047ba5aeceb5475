import type { Ns } from '../trace/recording.ts';
import type { Lane, Place, Segment, SegmentState, Timeline } from './timeline.ts';

/** Lanes with spans as an author writes them; times in seconds. */
export interface DrawnLanes {
  readonly lanes: readonly { readonly name: string; readonly spans: readonly { readonly from: number; readonly to: number; readonly state: SegmentState; readonly label: string }[] }[];
}

/** Returns the timeline of lanes drawn by hand: no steps, and an instant without width at each time that a span names. */
export function timelineFromDrawn(drawn: DrawnLanes): Timeline {
  const spans = drawn.lanes.flatMap((lane) => lane.spans);
  const times = [...new Set([0, ...spans.flatMap((span) => [span.from, span.to])].map((time): Ns => Math.round(time * 1e9)))].sort((a, b) => a - b);
  const placeOf = (time: number): Place => ({ instant: times.indexOf(Math.round(time * 1e9)), slot: 0 });
  return {
    source: { kind: 'drawn' },
    code: { lines: [], firstLine: 1 },
    lanes: drawn.lanes.map((lane, index): Lane => ({ id: `lane-${index}`, label: lane.name, kind: 'task', from: 0, to: 0, about: lane.name })),
    instants: times.map((at) => ({ at, first: 1, last: 0 })),
    steps: [],
    segments: drawn.lanes.flatMap((lane, index) => lane.spans.map((span): Segment => ({
      lane: `lane-${index}`, state: span.state, from: placeOf(span.from), to: placeOf(span.to), labels: shorterLabels(span.label),
    }))),
    deadlines: [],
    edges: [],
    brackets: [],
    phases: [],
    ending: { kind: 'finished', text: '', at: times.at(-1) ?? 0 },
  };
}

/** A label and what is left of it without its last words. */
function shorterLabels(label: string): readonly string[] {
  const words = label.split(/\s+/).filter((word) => word !== '');
  return words.map((_, index) => (index === 0 ? words.join(' ') : `${words.slice(0, -index).join(' ')} …`));
}
