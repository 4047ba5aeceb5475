import type { Timeline } from '../timeline/timeline.ts';
import type { StageLabels } from './stage-labels.ts';
import type { StageLayout } from './stage-layout.ts';
import type { Motion } from './stage-steps.ts';

/** What one drawing is made from; `id` is unique in its page and the base of the ids inside. */
export interface Drawing {
  readonly id: string;
  /** The part of a recording to draw. */
  readonly timeline: Timeline;
  readonly layout: StageLayout;
  readonly motion: Motion;
  /** Says in a sentence or two what the picture shows, for those who do not see it. */
  readonly description: string;
  /** Last step of the page, where it is more than those of the timeline; else theirs. */
  readonly lastStep?: number;
}

/** A drawing with the places of its words. */
export interface LabelledDrawing extends Drawing {
  readonly words: StageLabels;
}
