import type { MessageSpec } from '../message-spec.ts';

/** Messages of the `directive` stage: what directives take, and what they lack. */
export const directiveMessages = {
  'directive/unknown': { severity: 'error', text: 'Unknown directive type "{name}".', hint: '{hint}', doc: 'No directive has this name. Its source is shown as literal text.' },
  'directive/unknown-option': { severity: 'error', text: '`{directive}` has no option `{option}`', hint: '{hint}', doc: 'The directive does not take this option. It is left out.' },
  'directive/option-twice': { severity: 'error', text: 'option `{option}` of `{directive}` is given twice', hint: 'the first one counts', doc: 'An option may be given once.' },
  'directive/option-value': {
    severity: 'error', text: 'option `{option}` of `{directive}` cannot be `{value}`', hint: 'accepted: {accepted}', doc: 'The value of an option is not one that it takes. The option is left out.',
  },
  'directive/flag-value': { severity: 'warning', text: 'option `{option}` of `{directive}` takes no value, but has `{value}`', doc: 'The option is a flag: it is on where it is given.' },
  'directive/argument-missing': {
    severity: 'error', text: '`{directive}` needs an argument', hint: 'the argument stands behind the name, on the same line', doc: 'The directive cannot be applied without its argument. Its source is shown as literal text.',
  },
  'directive/no-argument': { severity: 'error', text: '`{directive}` takes no argument', doc: 'Something stands behind the name of a directive that takes nothing there.' },
  'directive/bad-argument': { severity: 'error', text: 'the argument of `{directive}` cannot be `{value}`', hint: 'accepted: {accepted}', doc: 'The argument is not one that the directive takes.' },
  'directive/no-content': { severity: 'error', text: '`{directive}` takes no content', hint: 'the indented text is shown as it stands', doc: 'Indented text stands below a directive that takes none.' },
  'directive/content-missing': { severity: 'error', text: '`{directive}` has no content', hint: 'indent the content below the directive, after a blank line', doc: 'The directive is about its content, and there is none.' },
  'directive/bad-line': { severity: 'error', text: '`{directive}` does not understand `{value}`', hint: 'accepted: {accepted}', doc: 'A line of the content is not of the form that the directive reads. It is left out.' },
  'directive/bad-condition': { severity: 'error', text: 'the condition `{condition}` cannot be read', hint: 'names joined by `and`, `or`, `not` and parentheses', doc: 'The content is kept as if the condition were true.' },
  'directive/no-table': { severity: 'error', text: '`{directive}` needs {accepted}', doc: 'The content of a table directive does not make a table. It is shown as it is.' },
  'directive/nothing-selected': { severity: 'warning', text: 'nothing of `{path}` is left to show', doc: 'The file is empty, or the options choose no line of it.' },
  'directive/options-together': {
    severity: 'error', text: '`{directive}` cannot have both `{one}` and `{other}`', doc: 'Two options say contradictory things of the same text.',
  },
  'directive/file-and-content': { severity: 'error', text: '`{directive}` has a file and content', hint: 'the file is shown', doc: 'A table is in the content or in a file.' },
  'directive/text-not-found': {
    severity: 'error', text: 'Problem with "{option}" option of "{directive}" directive:\nText not found.', hint: 'the file must hold this text; the whole of it is taken', doc: 'An option names a text that the file does not hold.',
  },
  'directive/file-missing': { severity: 'error', text: 'cannot read `{path}`', hint: 'the path is relative to the document; with a leading slash, to the project', doc: 'A directive names a file that cannot be read.' },
  'directive/outside-project': { severity: 'error', text: '`{path}` is outside the project and is not read', doc: 'Directives read files of the project only.' },
  'directive/include-circle': { severity: 'error', text: '`{path}` includes itself', doc: 'A document that is being included is included again. It is left out here.' },
  'directive/not-available': {
    severity: 'info', text: '`{directive}` is not available: it documents imported modules', doc: 'Sphinx\' autodoc imports the author\'s packages. Loopstage does not; what the author wrote below it is shown.',
  },
  'directive/only-in-substitution': { severity: 'error', text: '`{directive}` can only define a substitution', hint: 'write `.. |name| {directive}:: …`', doc: 'The directive says what a substitution stands for.' },
  'directive/not-in-substitution': { severity: 'error', text: '`{directive}` cannot define a substitution', hint: 'accepted: replace, image, unicode, date', doc: 'A substitution stands inside a line of text.' },
  'directive/replace-content': { severity: 'error', text: 'Error in "replace" directive: may contain a single paragraph only.', doc: 'A substitution stands inside a line of text; its first paragraph is taken.' },
  'directive/no-date': { severity: 'warning', text: '`date` has no date to show', hint: 'set the field `:date:` of the document', doc: 'A build does not depend on the day it runs on, so the date is the one that the document has.' },
  'directive/note-on-slide': {
    severity: 'info', text: '`note` is a box on the slide', hint: 'what only the speaker sees is `notes`; this is said once', doc: 'Tools call speaker notes `note`; in reStructuredText that is an admonition, which the audience sees.',
  },
  'directive/beside-columns': { severity: 'warning', text: 'this stands in `columns` but in no `column`', hint: 'it is shown below the columns', doc: 'Where `columns` holds `column` directives, everything else in it follows them.' },
} as const satisfies Record<string, MessageSpec>;
