import type { LaneId, Timeline } from '../timeline/timeline.ts';

/** The participants of a diagram: its lanes in order, the loop first, their Mermaid ids, and how they are declared. */
export interface Participants {
  readonly lanes: readonly LaneId[];
  readonly declaration: (lane: LaneId) => string;
  readonly loop: LaneId;
  readonly id: (lane: LaneId) => string;
  readonly label: (lane: LaneId) => string;
  readonly isTask: (lane: LaneId) => boolean;
}

const loop = 'loop';

/** Words that begin a statement of Mermaid's sequence grammar, which ignores case (sequenceDiagram.jison). */
const keywords = new Set(['loop', 'end', 'alt', 'else', 'opt', 'par', 'and', 'rect', 'note', 'over', 'box', 'break', 'critical', 'option', 'actor', 'participant',
  'activate', 'deactivate', 'autonumber', 'title', 'create', 'destroy', 'link', 'links', 'properties', 'details', 'off', 'left', 'right', 'of', 'as', 'x', 'l']);

/** Returns the participants of `timeline`: the loop first, under the id `L` because `loop` is a keyword, then every task. */
export function participantsOf(timeline: Timeline): Participants {
  const lanes = timeline.lanes.filter((lane) => lane.kind === 'main' || lane.kind === 'task');
  const ids = new Map<LaneId, string>([[loop, 'L']]);
  const labels = new Map<LaneId, string>([[loop, 'event loop']]);
  for (const lane of lanes) {
    ids.set(lane.id, unused(lane.label.replace(/\W+/g, '_').replace(/^_+|_+$/g, '') || 'task', new Set(ids.values())));
    labels.set(lane.id, shortLabel(lane.label, 20));
  }
  const declaration = (lane: LaneId): string => {
    const [id, label] = [ids.get(lane) ?? 'L', labels.get(lane) ?? lane];
    return id === label ? `    participant ${id}` : `    participant ${id} as ${mermaidText(label)}`;
  };
  return {
    lanes: [...ids.keys()], declaration, loop,
    id: (lane) => ids.get(lane) ?? 'L',
    label: (lane) => labels.get(lane) ?? lane,
    isTask: (lane) => lane !== loop && ids.has(lane),
  };
}

function unused(name: string, used: ReadonlySet<string>): string {
  const base = keywords.has(name.toLowerCase()) || /^\d/.test(name) ? `${name}_` : name;
  let free = base;
  for (let number = 2; used.has(free); number += 1) free = `${base}_${number}`;
  return free;
}

/** Returns `text` with the characters that mean something to Mermaid as entities. */
export function mermaidText(text: string): string {
  return text.replace(/[#;<>%]/g, (character) => `#${character.charCodeAt(0)};`);
}

/** Returns `text`, cut with an ellipsis if it is longer than `most` characters; the sentence of the step says it in full. */
export function shortLabel(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('').trimEnd()}…`;
}
