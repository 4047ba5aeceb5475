/**
 * What a browser has measured on the slides of a deck, as plain facts; the rules of `check` judge them. Lengths are CSS pixels of a slide as
 * its page has it, 1080 high. A state of a slide is one of its steps, or the moment before the first.
 */
export interface MeasuredSlide {
  readonly id: string;
  /** How many states of the slide were measured. */
  readonly states: number;
  readonly faults: readonly MeasuredFault[];
}

export type MeasuredFault = OverFault | CutFault | SmallFault | FaintFault;

interface FaultBase {
  /** The element as a style sheet names it, `p.caption`, and the first words in it. */
  readonly element: string;
  readonly text: string;
  /** Label of the state it is worst in, as the deck shows it: `5.2`; `0` before the first step. */
  readonly step: string;
}

/** Something reaches `px` beyond the frame of its slide, or a heading so far into the clock beside it. */
export interface OverFault extends FaultBase {
  readonly kind: 'over';
  readonly px: number;
  readonly side: 'top' | 'right' | 'bottom' | 'left' | 'clock';
}

/** `px` of something cannot be seen: the box around it hides them, or, in a diagram, the text is wider than its box. */
export interface CutFault extends FaultBase {
  readonly kind: 'cut';
  readonly px: number;
  readonly diagram: boolean;
}

/** Text of a height of `px`, below `legible.text`. */
export interface SmallFault extends FaultBase {
  readonly kind: 'small';
  readonly px: number;
}

/** Text whose contrast with what is behind it is `ratio`, below the `needed` one. */
export interface FaintFault extends FaultBase {
  readonly kind: 'faint';
  readonly ratio: number;
  readonly needed: number;
  readonly color: string;
  readonly ground: string;
  readonly scheme: 'light' | 'dark';
}

/**
 * What can be read at the back of a room: the height of text in pixels of a slide 1080 high, and the contrast of WCAG 2.2 (success criterion
 * 1.4.3). Readers see slides on screens half as wide, so text counts as large from 36 pixels on (24 when bold comes to 28), not from 24.
 */
export const legible = { text: 24, contrast: 4.5, largeContrast: 3, large: 36, largeBold: 28 } as const;
