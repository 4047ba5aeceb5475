import type { MessageSpec } from '../message-spec.ts';

/** Messages of the reStructuredText reader, in docutils' words where docutils has one. */
export const rstMessages = {
  'rst/inline-unclosed': {
    severity: 'warning', text: 'Inline {kind} start-string without end-string.', hint: 'close it with `{mark}`, or write `\\{mark}` to mean the character itself',
    doc: 'Inline markup starts here and never ends in this paragraph. The characters are shown as they stand.',
  },
  'rst/interpreted-unclosed': {
    severity: 'warning', text: 'Inline interpreted text or phrase reference start-string without end-string.',
    hint: 'close it with a backquote; code takes two on each side', doc: 'A backquote opens interpreted text and nothing closes it in this paragraph.',
  },
  'rst/role-twice': {
    severity: 'warning', text: 'Multiple roles in interpreted text (both prefix and suffix present; only one allowed).',
    doc: 'A role stands before or behind the backquotes, not in both places.',
  },
  'rst/role-and-reference': {
    severity: 'warning', text: 'Mismatch: both interpreted text role {position} and reference suffix.',
    doc: 'Text between backquotes is either interpreted by a role or a reference that ends with an underscore.',
  },
  'rst/unknown-role': {
    severity: 'error', text: 'Unknown interpreted text role "{name}".', doc: 'Neither docutils, nor Sphinx, nor a `role` directive above knows this role. The text is shown as it stands.',
  },
  'rst/raw-role': {
    severity: 'error', text: 'No format (Writer name) is associated with this role: "raw".\nThe "raw" role cannot be used directly.',
    hint: 'declare a role: `.. role:: name(raw)` with `:format: html`', doc: 'Raw output needs a format, which a role declared from `raw` has.',
  },
  'rst/role-argument': {
    severity: 'error', text: '"role" directive arguments not valid role names: "{text}".', doc: 'The argument of `role` is a name, or a name with a base role in parentheses.',
  },
  'rst/pep-number': {
    severity: 'error', text: 'PEP number must be a number from 0 to 9999; "{text}" is invalid.', doc: 'The `pep` role takes the number of a Python Enhancement Proposal.',
  },
  'rst/rfc-number': {
    severity: 'error', text: 'RFC number must be a number greater than or equal to 1; "{text}" is invalid.', doc: 'The `rfc` role takes the number of an RFC.',
  },
  'rst/unexpected-unindent': {
    severity: 'warning', text: '{construct} ends without a blank line; unexpected unindent.', hint: 'put a blank line before this line, or indent it like the text above',
    doc: 'A block of indented text ends at its first line that is indented less; a blank line says that this is meant.',
  },
  'rst/unexpected-indentation': {
    severity: 'error', text: 'Unexpected indentation.', hint: 'put a blank line before this line, or take its indentation away',
    doc: 'A paragraph goes on with indented text. It is read as a quote after the paragraph.',
  },
  'rst/literal-expected': {
    severity: 'warning', text: 'Literal block expected; none found.', hint: 'indent the text that follows `::`, or write one colon',
    doc: '`::` at the end of a paragraph announces indented text to be shown as it stands.',
  },
  'rst/literal-quoting': {
    severity: 'error', text: 'Inconsistent literal block quoting.', doc: 'Each line of an unindented literal block starts with the same punctuation character.',
  },
  'rst/line-block-end': {
    severity: 'warning', text: 'Line block ends without a blank line.', doc: 'A line block is lines that start with a vertical bar; a blank line ends it.',
  },
  'rst/malformed-table': {
    severity: 'error', text: 'Malformed table.{detail}', doc: 'The borders of a table do not meet, or text crosses them. The table is shown as it stands.',
  },
  'rst/blank-after-table': {
    severity: 'warning', text: 'Blank line required after table.', doc: 'A blank line must part a table from what follows it.',
  },
  'rst/malformed-target': {
    severity: 'warning', text: 'malformed hyperlink target.', hint: 'a target is `.. _name: address`', doc: 'Explicit markup starts with an underscore like a target, and is read as a comment.',
  },
  'rst/malformed-substitution': {
    severity: 'warning', text: 'malformed substitution definition.', hint: 'a substitution is `.. |name| replace:: text`',
    doc: 'Explicit markup starts with a vertical bar like a substitution, and is read as a comment.',
  },
  'rst/substitution-missing-contents': {
    severity: 'warning', text: 'Substitution definition "{name}" missing contents.', doc: 'A substitution needs a directive that says what stands for the name.',
  },
  'rst/substitution-invalid': {
    severity: 'warning', text: 'Substitution definition "{name}" empty or invalid.', hint: 'write `.. |{name}| replace:: text`',
    doc: 'A substitution is defined by a directive: `replace`, `image`, `unicode` or `date`.',
  },
  'rst/title-underline-short': {
    severity: 'warning', text: 'Title underline too short.', hint: 'make it at least as long as the title', doc: 'The underline of a title is shorter than the title.',
  },
  'rst/title-overline-short': {
    severity: 'warning', text: 'Title overline too short.', hint: 'make both lines at least as long as the title', doc: 'The overline of a title is shorter than the title.',
  },
  'rst/title-incomplete': {
    severity: 'error', text: 'Incomplete section title.', doc: 'A title with a line above it needs the same line below it; the file ends before that.',
  },
  'rst/title-overline-alone': {
    severity: 'error', text: 'Missing matching underline for section title overline.', hint: 'repeat the overline below the title, or put a blank line below it for a transition',
    doc: 'A line of punctuation with text directly below it begins a title that needs the same line below.',
  },
  'rst/title-mismatch': {
    severity: 'error', text: 'Title overline & underline mismatch.', hint: 'make both lines the same', doc: 'The lines above and below a title differ.',
  },
  'rst/title-adornment-twice': {
    severity: 'error', text: 'Invalid section title or transition marker.', doc: 'Two lines of punctuation follow each other without a title between them.',
  },
  'rst/title-not-here': {
    severity: 'error', text: 'Unexpected section title.', hint: 'sections cannot stand inside lists, quotes, tables or directives', doc: 'A title stands where no section can begin.',
  },
  'rst/title-or-transition-not-here': {
    severity: 'error', text: 'Unexpected section title or transition.', hint: 'sections cannot stand inside lists, quotes, tables or directives',
    doc: 'A line of punctuation stands where neither a section nor a transition can be.',
  },
  'rst/title-level': {
    severity: 'error', text: 'Title level inconsistent:', hint: 'the first title of each adornment style must stand directly below the level above it',
    doc: 'The adornment of this title skips a level that the file has used before. The lines are kept as text.',
  },
  'rst/transition-first': { severity: 'warning', text: 'Document or section may not begin with a transition.', doc: 'A transition stands between paragraphs; here nothing stands before it.' },
  'rst/transition-twice': {
    severity: 'warning', text: 'At least one body element must separate transitions; adjacent transitions are not allowed.', doc: 'Two transitions follow each other with nothing between them.',
  },
  'rst/transition-last': { severity: 'warning', text: 'Document may not end with a transition.', doc: 'A transition stands between paragraphs; here nothing follows it.' },
  'rst/table-line-outside': {
    severity: 'warning', text: 'this line belongs to no row of its table and is not shown', hint: 'a row begins with text in its first column; a backslash there makes an empty cell',
    doc: 'In a simple table a line without text in the first column goes on with the row above. The first line has no row above it; docutils drops it without a word.',
  },
  'rst/too-deep': {
    severity: 'error', text: 'blocks are nested more than {deepest} deep', doc: 'Lists and quotes this deep in each other are shown as plain text.',
  },
  'rst/comment-like-directive': {
    severity: 'warning', text: 'this is a comment: `{name}` is a directive only with two colons', hint: 'write `.. {name}::`',
    doc: 'docutils drops such text silently, because everything after `..` that is nothing else is a comment.',
  },
  'rst/option-without-space': {
    severity: 'warning', text: 'option `{name}` needs a space before its value', hint: 'write `:{name}: value`', doc: 'Without the space the line is not an option.',
  },
  'rst/invalid-option-block': {
    severity: 'error', text: 'Error in "{name}" directive:\ninvalid option block.', hint: 'options are lines of the form `:name: value`; content follows after a blank line',
    doc: 'Something that is no option stands between the options of a directive.',
  },
  'rst/undefined-substitution': {
    severity: 'error', text: 'Undefined substitution referenced: "{name}".', hint: 'define it: `.. |{name}| replace:: text`', doc: 'A name between vertical bars is not defined in the document.',
  },
  'rst/circular-substitution': {
    severity: 'error', text: 'Circular substitution definition referenced: "{name}".', doc: 'What the substitution stands for refers to the substitution itself.',
  },
  'rst/duplicate-substitution': {
    severity: 'error', text: 'Duplicate substitution definition name: "{name}".', hint: 'the last definition counts', doc: 'A substitution is defined twice.',
  },
  'rst/duplicate-target': {
    severity: 'warning', text: 'Duplicate explicit target name: "{name}".', hint: 'give one of them another name, or make the reference anonymous with two underscores',
    doc: 'Two targets have the same name, so that a reference cannot tell which is meant.',
  },
  'rst/unknown-target': { severity: 'error', text: 'Unknown target name: "{name}".', hint: 'define it: `.. _{name}: address`', doc: 'A reference names a target that the document does not have. Its text is shown.' },
  'rst/ambiguous-target': {
    severity: 'error', text: 'Duplicate target name, cannot be used as a unique reference: "{name}".', doc: 'A reference names a target that the document has twice. Its text is shown.',
  },
  'rst/indirect-target': {
    severity: 'error', text: 'Indirect hyperlink target {naming} refers to target "{ref}", {fault}.', doc: 'A target stands for another name, and that name leads nowhere.',
  },
  'rst/unknown-footnote': {
    severity: 'warning', text: 'Unknown target name: "{name}".', hint: 'write the footnote: `.. [{label}] text`', doc: 'A reference to a footnote or citation whose text the document does not have. The label is shown in brackets. Said once for a label.',
  },
  'rst/too-many-footnote-references': {
    severity: 'error', text: 'Too many {kind} footnote references: only {count} corresponding footnotes available.', doc: 'References without a label take the footnotes in order; there are more references than footnotes.',
  },
  'rst/anonymous-mismatch': {
    severity: 'error', text: 'Anonymous hyperlink mismatch: {references} references but {targets} targets.\nSee "backrefs" attribute for IDs.',
    doc: 'References with two underscores take the targets `__` in order; their numbers must be the same.',
  },
  'rst/undefined-label': { severity: 'warning', text: 'undefined label: "{name}"', hint: 'a label is `.. _name:` before what it names, in any document of the build', doc: 'A role such as `ref` names a label that no document of the build has. The name is shown.' },
  'rst/ambiguous-label': { severity: 'warning', text: 'duplicate label "{name}", in {first} and in {others}', hint: 'the first one is taken; give the others names of their own', doc: 'A reference names a label that several documents have.' },
  'rst/label-without-title': {
    severity: 'warning', text: 'Failed to create a cross reference. A title or caption not found: "{name}"', hint: 'write the text to show: :ref:`text <{name}>`',
    doc: 'The label stands before something without a title or caption, so that the reference has nothing to show. The name is shown.',
  },
  'rst/label-without-number': {
    severity: 'warning', text: 'Failed to create a cross reference. Any number is not assigned: "{name}"', hint: 'figures, tables and code have a number when they have a caption',
    doc: 'The role `numref` names something without a number. Its title is shown.',
  },
  'rst/unknown-term': { severity: 'warning', text: 'term not in glossary: "{name}"', doc: 'The role `term` names a term that no glossary of the build has.' },
  'rst/unknown-document': {
    severity: 'warning', text: 'unknown document: "{name}"', hint: 'a document is named by its path without the ending, from the folder of this one; it must be part of the build',
    doc: 'The role `doc` names a document that the build does not have. The name is shown without a link.',
  },
} as const satisfies Record<string, MessageSpec>;
