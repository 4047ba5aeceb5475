import type { LaneId, Step } from '../timeline/timeline.ts';
import type { SequenceItem } from './sequence.ts';

/** A statement of a diagram, and the item that it draws: `from` and `to` are the lanes of a message, both absent for a note. */
export interface Line {
  readonly item: SequenceItem;
  readonly code: string;
  readonly message?: { readonly from: LaneId; readonly to: LaneId; readonly text: string };
}

/** The messages of one step. */
export interface TurnLines {
  readonly step: Step;
  readonly lines: readonly Line[];
}
