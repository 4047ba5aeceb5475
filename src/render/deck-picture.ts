import type { Example } from '../deck/deck.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { renderLoopMark } from './loop-mark.ts';
import { element } from './html.ts';
import { stageLayout } from './stage-layout.ts';
import { stageSvg } from './stage-svg.ts';
import type { DeckViews } from './views.ts';

const picture = { width: 860, height: 484, margin: 46 };

/**
 * Returns a small drawing of the deck's most telling recording in its final state, an SVG element that readers pass over; the ornament of the title slide for a
 * deck without recordings. Colours are the page's, so it follows the theme. `prefix` keeps the ids in it apart from those of other drawings.
 */
export function renderDeckPicture(views: Pick<DeckViews, 'deck' | 'timelines'>, prefix: string): string {
  const timeline = mostTelling(views);
  if (!timeline) return element('span', { class: 'picture picture-none', 'aria-hidden': 'true' }, renderLoopMark());
  const layout = stageLayout(timeline, picture.width - 2 * picture.margin, picture.height - 2 * picture.margin, 'instants');
  const top = Math.round((picture.height - layout.height) / 2);
  const svg = stageSvg({ id: prefix, timeline, layout, motion: 'final', description: '' })
    .replace(/<title[^>]*>[\s\S]*?<\/title>|<desc[^>]*>[\s\S]*?<\/desc>/g, '')
    .replace(/^<svg [^>]*>/, `<svg class="tl" viewBox="${-picture.margin} ${-top} ${picture.width} ${picture.height}" aria-hidden="true" focusable="false">`);
  return element('span', { class: 'picture' }, svg);
}

/** The recording whose picture says most at a glance: a few lanes, a few instants, several states. */
function mostTelling({ deck, timelines }: Pick<DeckViews, 'deck' | 'timelines'>): Timeline | undefined {
  const shown = deck.examples.filter((example) => example.options.views.some((view) => view === 'stage' || view === 'strip'));
  const ranked = (shown.length > 0 ? shown : deck.examples).flatMap((example: Example) => {
    const timeline = timelines.get(example);
    return timeline ? [{ timeline, score: scoreOf(timeline) }] : [];
  });
  return ranked.reduce<(typeof ranked)[number] | undefined>((best, one) => (best && best.score >= one.score ? best : one), undefined)?.timeline;
}

function scoreOf({ lanes, instants, steps, segments, brackets, deadlines }: Timeline): number {
  const near = (value: number, from: number, to: number): number => (value < from ? from - value : Math.max(0, value - to));
  const states = new Set(segments.map((segment) => segment.state)).size;
  return 2 * states + Math.min(brackets.length, 1) + Math.min(deadlines.length, 1) - 2 * near(lanes.length, 3, 4) - near(instants.length, 3, 4) - near(steps.length, 6, 12) / 2;
}
