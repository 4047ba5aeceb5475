/**
 * What a built page promises the player.
 *
 * A slide with steps is a `<section>` with a list of fragments: `<ol class="steps"><li class="fragment custom" data-step="3">`.
 * The number of shown fragments is the slide's step, 0 to n. Everything that moves says for itself in which steps it shows:
 * an element with `data-from`/`data-until` is shown while `from <= step < until`; one with `data-now` is current in the listed
 * steps; one with `data-track` has one number per step (from 0) for the attribute or custom property it names. So the picture
 * is a function of the step and nothing is accumulated.
 */
export const attribute = {
  /** On the `section`: the number of steps before its first fragment, so that a split stage goes on counting. */
  firstStep: 'data-first-step',
  /** On a step's list item: its label as the deck, the address and the speaker view show it, `5`, or `5.2` for the second message of step 5. */
  step: 'data-step',
  /** First step in which the element shows; absent: from the beginning. */
  from: 'data-from',
  /** First step in which it no longer shows; absent: to the end. */
  until: 'data-until',
  /** Steps, separated by blanks, in which the element is the current one (class `is-now`). */
  now: 'data-now',
  /** `name:v0 v1 v2 …`: the value of CSS property `name` (a custom property, without the dashes) in each step, from step 0 on also where `firstStep` is more. */
  track: 'data-track',
  /** On a step's list item, where the steps are those of a recording: its virtual time in nanoseconds. */
  time: 'data-time',
  /** On an element that shows a diagram: its text in Mermaid's language, for readers to take with them. */
  mermaid: 'data-mermaid',
  /** On an element that scrolls: its `is-now` child is brought into view. */
  scroll: 'data-scroll',
  /** On the `section` of an example: the address of the page that shows it alone, for other sites to embed. */
  embed: 'data-embed',
  /** On a sheet of the print page: its label in the PDF, `3`, or `3.2` for step 2 of slide 3. */
  pageLabel: 'data-page-label',
  /** On a sheet of the print page: the steps that get a page each, separated by blanks. Without them it stands still. */
  printSteps: 'data-print-steps',
  /** On `.reveal`: `contractVersion`, and the width and height of a slide in CSS pixels. */
  contract: 'data-contract',
  width: 'data-width',
  height: 'data-height',
  /** On the `section`: its planned minutes. On an `aside.notes` of it, `data-step` says that the note belongs to that step alone. */
  minutes: 'data-minutes',
} as const;

/** Class of an element that is not shown in the present step, and of one that is current. */
export const stateClass = { off: 'is-off', now: 'is-now' } as const;

/** Returns whether something shown from step `from` until (not including) step `until` shows in step `step`. */
export function showsIn(step: number, from: number | undefined, until: number | undefined): boolean {
  return (from === undefined || from <= step) && (until === undefined || step < until);
}

/** Event of `document` by which a page says that it has put other slides into `.slides`: the player takes them up and stays where it was, or goes to the slide and step that the event's `detail` names. Where only what is in some slides is another, `detail.refilled` lists these. */
export const changedEvent = 'loopstage:changed';

/** Where the files that pages share stand, relative to the output folder. */
export const sharedFolder = 'assets';

/** Version of this contract; a page and a player of different versions say so instead of misbehaving. */
export const contractVersion = 1;
