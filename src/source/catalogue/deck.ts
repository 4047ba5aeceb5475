import type { MessageSpec } from '../message-spec.ts';

/** Messages of the `deck` stage. */
export const deckMessages = {
  'deck/field-value': {
    severity: 'warning', text: 'the field `{field}` cannot be `{value}`', hint: 'accepted: {accepted}',
    doc: 'A field of the document’s head has a value that a deck cannot use; the deck is built as if the field were not there.',
  },
  'deck/field-unknown': {
    severity: 'warning', text: 'the field `{field}` means nothing to a deck', hint: 'did you mean `{meant}`?',
    doc: 'Any field may stand in a document’s head, but this one is a single slip away from a field that decks use.',
  },
  'deck/draft': {
    severity: 'info', text: 'this document is a draft and is left out', hint: '`--drafts` builds it too',
    doc: 'A document whose field `draft` is `true` makes no decks, until it says otherwise or drafts are asked for.',
  },
  'deck/duplicate-name': {
    severity: 'warning', text: 'the name `{slug}` is taken by {other}; this deck becomes `{name}`',
    hint: 'give one of them another title', doc: 'The name of a deck is made from its title and must be unique in a build; it is the folder and the address of the deck.',
  },
  'deck/empty-section': {
    severity: 'info', text: 'nothing stands under “{title}”; it becomes a slide with its heading alone',
    doc: 'A section without content and without sub-sections is shown as a heading slide.',
  },
  'deck/slide-too-full': {
    severity: 'warning', text: 'this {what} is about {percent} % of what a slide holds and cannot be split',
    hint: '{advice}', doc: 'A slide that would overflow is split between blocks, and lists between their items. What cannot be split is kept whole and may be too small to read at the back.',
  },
  'deck/too-many-lanes': {
    severity: 'warning', text: 'a slide of this example has {lanes} lanes; above {most} they become too small to read',
    hint: 'start fewer tasks, or show a part of the steps', doc: 'Each task of an example has a lane of its own on the stage. Lanes of tasks that do not run in the steps of a slide are left out where there are too many.',
  },
  'deck/note-without-step': {
    severity: 'warning', text: 'this note is for step {step}, but the slide has {steps}',
    hint: 'the note is shown with the whole slide', doc: 'A speaker note names a step that its slide does not have.',
  },
  'deck/footnote-not-referenced': {
    severity: 'info', text: 'nothing refers to the {kind} `{label}`',
    doc: 'Footnotes and citations are listed on the last slide of each deck that refers to them; this one stays with the deck it is written in.',
  },
  'deck/view-without-slide': {
    severity: 'info', text: 'no view of this example has a slide; its code is shown',
    hint: 'views with slides: code, stage, sequence', doc: 'The views `strip` and `table` are made for paper and for the reading page. An example that asks for nothing else shows its code on the slide.',
  },
  'deck/compare-unknown': {
    severity: 'warning', text: 'this deck has no example named `{name}`', hint: 'accepted: {known}',
    doc: 'The option `compare` names other examples of the same deck by their `name`, or by their heading where they have none.',
  },
  'deck/too-many-slides': {
    severity: 'warning', text: 'this deck has {count} slides; above {most} the pages grow slow', hint: 'divide the section into several',
    doc: 'Each section of the highest level is a deck. Reveal needs longer than a tenth of a second for each step of a deck of many hundred slides.',
  },
} as const satisfies Record<string, MessageSpec>;
