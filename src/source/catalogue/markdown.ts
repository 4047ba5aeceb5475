import type { MessageSpec } from '../message-spec.ts';

/** Messages of the `markdown` stage. */
export const markdownMessages = {
  'markdown/fence-not-closed': {
    severity: 'warning', text: 'this fence is never closed, so all that follows is code', hint: 'end the code with a line {fence}',
    doc: 'CommonMark ends an open fence at the end of the document or of the block it stands in.',
  },
  'markdown/fence-option': {
    severity: 'warning', text: '`{option}` behind a fence means nothing here', hint: '{hint}',
    doc: 'Behind a fence stand a language, the lines to highlight in braces or brackets, and options. A word that is none of these has no effect.',
  },
  'markdown/fence-value': {
    severity: 'warning', text: 'the option `{option}` of a fence cannot be `{value}`', hint: 'accepted: {accepted}',
    doc: 'The value of an option behind a fence is not one that it takes. The code is shown as if the option were not there.',
  },
  'markdown/directive-not-closed': {
    severity: 'warning', text: '`{name}` is never closed, so it holds all that follows', hint: 'end it with a line `{fence}`',
    doc: 'A directive in Markdown ends with a line of as many colons as it began with; one that is left open runs to the end of the block it stands in.',
  },
  'markdown/directive-malformed': {
    severity: 'warning', text: 'this line begins with three colons but is no directive, so it is shown as it stands',
    hint: 'write `::: name` or `:::name[argument]`, options in braces after it, and a closing line `:::`',
    doc: 'A directive in Markdown is a line of colons with a name, an argument in brackets and options in braces, and nothing else on that line.',
  },
  'markdown/front-matter': {
    severity: 'error', text: 'the front matter is not YAML: {reason}', doc: 'The front matter between the two lines `---` at the head of a document is YAML: one `field: value` a line.',
  },
  'markdown/front-matter-open': {
    severity: 'warning', text: 'this line begins front matter that is never closed, so it is read as a rule', hint: 'end the front matter with a line `---`',
    doc: 'Front matter begins and ends with a line `---`. Without the second one the first is a thematic break.',
  },
  'markdown/front-matter-value': {
    severity: 'warning', text: 'the field `{field}` is not a text', hint: 'write `{field}: …` on one line',
    doc: 'The fields of front matter are texts, numbers, or lists of them; a mapping inside the front matter means nothing to a deck.',
  },
  'markdown/raw-html': {
    severity: 'info', text: 'HTML is not taken over into the slides: {tag}', hint: 'use Markdown or a directive',
    doc: 'A deck is shown, printed and read aloud from its own tree; raw HTML is kept in the tree but not written into the pages.',
  },
  'markdown/no-such-line': {
    severity: 'warning', text: 'line {line} is to be highlighted, but the code has {count}', doc: 'The notation after a fence, `1|3-5`, counts the lines of the code from 1.',
  },
  'markdown/empty-heading': {
    severity: 'warning', text: 'this heading has no words', doc: 'A heading is the title of a slide, its bookmark and the name in its address.',
  },
  'markdown/too-deep': {
    severity: 'error', text: 'what stands here is nested more than {deepest} deep', doc: 'Quotes, lists, directives and emphasis this deep in each other are shown as they were written.',
  },
  'markdown/too-long': {
    severity: 'error', text: 'this block is longer than {longest} characters and is shown as it stands', hint: 'divide it with blank lines',
    doc: 'A paragraph, a list or a table of this length is nothing to be read on slides. Its text is kept, up to the next blank line, but not read as Markdown.',
  },
  'markdown/too-nested': {
    severity: 'error', text: 'brackets, marks of emphasis, quotes or lists stand inside each other more than {deepest} deep, and the block is shown as it stands', hint: 'write a backslash before those that are meant as they are',
    doc: 'Nothing that is meant as markup is nested like this. The text of the block is kept, up to the next blank line, but not read as Markdown.',
  },
  'markdown/unknown-anchor': {
    severity: 'warning', text: 'nothing in this document is named `{anchor}`', hint: 'write the anchor of a heading as GitHub gives it: lower case, hyphens for blanks',
    doc: 'A link to a place of the same document names a heading by its anchor, or anything that was given a name by `{#name}`.',
  },
} as const satisfies Record<string, MessageSpec>;
