import type { MessageSpec } from '../message-spec.ts';

/** Messages of the `output` stage. */
export const outputMessages = {
  'output/diagram-failed': {
    severity: 'error', text: 'this diagram cannot be drawn: {problem}', hint: 'the text of the diagram is shown in its place',
    doc: 'Mermaid refused the text of a diagram. The slide shows the text instead.',
  },
  'output/formula': {
    severity: 'error', text: 'this formula cannot be read: {problem}', hint: 'formulas are written in the notation of LaTeX; the text of this one is shown in its place',
    doc: 'The TeX of a formula is wrong, or asks for something that a slide must not do.',
  },
  'output/glyph-missing': {
    severity: 'warning', text: 'no font of the theme has {characters}', hint: 'use another character, or set a font that has it in a `theme.css` beside the document',
    doc: 'Pages carry their fonts with them. A character that these lack is shown in whatever font the reader has, or as an empty box, and may look different in the PDF.',
  },
  'output/no-browser': {
    severity: 'error', text: '{problem}',
    doc: 'Diagrams are drawn and PDFs printed by Chromium, and none could be started. Slides show the text of new diagrams, and there are no PDFs.',
  },
  'output/not-written': {
    severity: 'error', text: 'the output cannot be written: {problem}', hint: 'what was there before is unchanged; mend the cause, or name another folder with -o',
    doc: 'The disk is full, the folder may not be written to, a file that was to be copied has gone, or memory was too short. Nothing of the new output is left behind.',
  },
  'output/pdf-failed': {
    severity: 'error', text: '"{title}" could not be printed: {problem}', doc: 'A PDF, a handout or a picture of the deck could not be made; no part of it was written. What else there is of the deck is there, without a link to the file.',
  },
  'output/picture-missing': {
    severity: 'error', text: 'there is no file {address}', hint: 'it was looked for at {path}', doc: 'A picture or a download that a document names does not exist.',
  },
  'output/picture-outside': {
    severity: 'error', text: 'the file {address} lies outside the project', hint: 'copy it beside the document',
    doc: 'Documents show files of their own project only, so that a document of somebody else cannot publish what lies on your disk.',
  },
} as const satisfies Record<string, MessageSpec>;
