import type { Slide } from '../deck/deck.ts';
import { blocksOf } from '../deck/assets.ts';
import { walkBlocks } from '../document/walk.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { firstStepOf } from './slide.ts';
import { comparisonOf, type DeckViews } from './views.ts';

/**
 * Which states of a slide get a page on paper: the `last` one, `all` of them, those that matter (`key`), or the last one with recordings as their numbered
 * `strip`.
 */
export type StepMode = 'last' | 'key' | 'all' | 'strip';
export const stepModes: readonly StepMode[] = ['last', 'key', 'all', 'strip'];

/**
 * Returns the steps of a slide that get a page, counted as the deck counts them; `undefined` for a slide that stands still on one page. `key` means for a stage the
 * state before its first step, the steps that begin a phase, ask for a prediction, answer one or print something, and the last; for a slide with code or a
 * diagram that is stepped through each step; for all else the last one, which shows everything.
 */
export function pagesOfSlide(slide: Slide, mode: StepMode, views: DeckViews): readonly number[] | undefined {
  if (slide.steps === 0) return undefined;
  const first = firstStepOf(slide) ?? 0;
  const last = first + slide.steps;
  const every = Array.from({ length: slide.steps + 1 }, (_, index) => first + index);
  switch (mode) {
    case 'all': return every;
    case 'strip': return undefined;
    case 'last': return slide.kind === 'stage' ? [last] : undefined;
    case 'key': {
      if (slide.kind === 'stage') {
        const matters = new Set([first, last, ...timelinesOf(slide.example, views).flatMap(keySteps)]);
        return every.filter((step) => matters.has(step));
      }
      return slide.kind === 'content' && isSteppedThrough(slide) ? every : undefined;
    }
  }
}

function timelinesOf(id: string, views: DeckViews): readonly Timeline[] {
  const example = views.deck.examples.find((one) => one.id === id);
  const timeline = example && views.timelines.get(example);
  if (!example || !timeline) return [];
  return comparisonOf(example, views)?.comparison.timelines ?? [timeline];
}

function keySteps({ steps, phases }: Timeline): readonly number[] {
  const numbers = steps.flatMap((step, index) => (step.output.length > 0 || step.asked || steps[index - 1]?.asked ? [step.number] : []));
  return [...numbers, ...phases.map((phase) => phase.from)];
}

/** Whether the steps of a slide change what stands out, and do not only add to it. */
function isSteppedThrough(slide: Slide): boolean {
  let found = false;
  walkBlocks(blocksOf(slide), (block) => {
    if ((block.type === 'code' && (block.steps?.length ?? 0) > 1) || (block.type === 'mermaid' && block.steps === true)) found = true;
  });
  return found;
}
