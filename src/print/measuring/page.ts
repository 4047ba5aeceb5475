import type { MeasuredSlide } from '../../contract/measured.ts';
import { walkDeck, type WalkWishes } from './walk.ts';

/** What the script leaves in the page of a deck, for the one who opened it. */
export interface MeasuringPage {
  readonly walk: (wishes: WalkWishes) => Promise<readonly MeasuredSlide[]>;
}

Object.assign(globalThis, { loopstageMeasure: { walk: walkDeck } satisfies MeasuringPage });
