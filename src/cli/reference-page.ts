import { directives } from '../markup/directives/registry.ts';
import type { DirectiveSpec, OptionSpec, OptionSpecs } from '../markup/directives/specification.ts';
import { codeFenceOptions, mermaidFenceOptions } from '../markup/markdown/fence-options.ts';
import { catalogue } from '../source/catalogue.ts';
import type { MessageSpec } from '../source/message-spec.ts';

/** Directives that only Loopstage has; the others are those of docutils and Sphinx, and names that other slide tools use. */
const own: ReadonlySet<string> = new Set(['trace', 'timeline', 'mermaid', 'slide', 'notes', 'columns', 'column', 'fragment', 'timing', 'background', 'allow']);

const areas: Readonly<Record<string, string>> = {
  source: 'Files', rst: 'reStructuredText', markdown: 'Markdown', directive: 'Directives', deck: 'Decks', record: 'Recordings', output: 'Output', check: 'Checks',
};

/** Returns the reference as a Markdown document that builds into decks: each directive by its specification, and every message of the catalogue. */
export function referencePage(): string {
  const known = directives.filter((spec) => own.has(spec.name));
  const others = directives.filter((spec) => !own.has(spec.name));
  return [
    '---', 'title: Reference', 'author: The Loopstage authors', 'event: Manual of Loopstage', '---', '',
    '# Directives of Loopstage', '', 'In reStructuredText a directive is `.. name:: argument`, with options below it and its content indented.', '',
    'In Markdown it is `:::name[argument]{option=value}`, and a line `:::` ends it.', '', ...known.flatMap(directiveSlide), ...fences(),
    '# Directives of docutils and Sphinx', '', 'They mean what they mean there, as far as slides can show it.', '', ...others.flatMap(directiveSlide),
    '# Messages', '', 'Each message has a code, by which it is found here.', '', ...Object.entries(areas).flatMap(([area, title]) => messageSlide(area, title)),
    '# Output for programs', '', ...programs,
  ].join('\n');
}

/** A directive on slides: what it is for, an example as it is written, its options with an example and what holds without them. */
function directiveSlide(spec: DirectiveSpec): readonly string[] {
  const also = (spec.aliases ?? []).map((name) => `\`${name}\``).join(', ');
  return [
    `## ${escaped(spec.name)}`, '', escaped(spec.doc), '',
    ...(also ? [`Also written ${also}.`, ''] : []),
    '```rst', ...(spec.example?.split('\n') ?? formOf(spec)), '```', '',
    ...optionTable(spec.options),
  ];
}

/** The form of a directive without an example. */
function formOf(spec: DirectiveSpec): readonly string[] {
  const argument = spec.argument === 'none' ? '' : spec.argument === 'required' ? ' argument' : ' [argument]';
  const content = spec.body === 'none' ? [] : ['', spec.body === 'text' ? '   text as it stands' : '   content'];
  return [`.. ${spec.name}::${argument}`, ...(Object.keys(spec.options).length > 0 ? ['   :option: value'] : []), ...content];
}

/** A row for each option with an effect; those that other tools know and that have none here are named below. */
function optionTable(specs: OptionSpecs): readonly string[] {
  const options = Object.entries(specs).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [idle, working] = [true, false].map((without) => options.filter(([, { doc }]) => doc.startsWith('accepted') === without));
  const rows = (working ?? []).map(([name, spec]) => `| \`${name}\` | ${taken(spec)} | ${spec.otherwise === undefined ? '' : cell(spec.otherwise)} | ${cell(spec.doc)} |`);
  const names = (idle ?? []).map(([name]) => `\`${name}\``).join(', ');
  return [
    ...(rows.length > 0 ? ['| option | takes | without it | meaning |', '| --- | --- | --- | --- |', ...rows, ''] : []),
    ...(names ? [`Read for the sake of other tools, without an effect: ${names}.`, ''] : []),
  ];
}

/** What an option takes: nothing, one of its values, or a value as in the example. */
function taken({ flag, values, example }: OptionSpec): string {
  if (flag) return 'nothing';
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  return example === undefined ? 'a value' : `\`${example.replaceAll('|', '\\|')}\``;
}

const fences = (): readonly string[] => [
  '## Fences in Markdown', '', 'Behind a fence stand its language, the lines to highlight, and options; with bars the lines are stepped through.', '',
  '````md', '```python {1|3-4} caption="run.py" linenos', 'import asyncio', '', 'async def main():', '    await asyncio.sleep(1)', '```', '````', '', ...optionTable(codeFenceOptions),
  '## Diagrams in Markdown', '', '````md', '```mermaid steps caption="Who calls whom"', 'sequenceDiagram', '  main->>loop: create_task', '```', '````', '', ...optionTable(mermaidFenceOptions),
];

function messageSlide(area: string, title: string): readonly string[] {
  const own = Object.entries<MessageSpec>(catalogue).filter(([code]) => code.startsWith(`${area}/`));
  if (own.length === 0) return [];
  return [`## ${title}`, '', '| code | message | why |', '| --- | --- | --- |', ...own.map(([code, { severity, text, doc }]) => `| \`${code}\` | ${severity}: ${cell(text)} | ${cell(doc)} |`), ''];
}

const programs: readonly string[] = [
  '## Findings', '', '`loopstage build --json` prints an object a line:', '', '| field | holds |', '| --- | --- |',
  '| `code` | the code of the message |', '| `severity` | `error`, `warning` or `info` |', '| `message`, `hint` | what is wrong, and how to mend it; there may be no hint |',
  '| `path` | the file, from the current folder |', '| `start`, `end` | `line` and `column` from 1, `offset` from 0, in UTF-16 code units; `end` is the first place behind |', '',
  '`loopstage check --format json` prints one object:', '', '| field | holds |', '| --- | --- |',
  '| `findings` | findings as above, in a list |', '| `excused` | those that the directive `allow` excuses, with their `reason` |', '| `measured` | how many `slides` were measured, in how many `states` |', '',
  '`loopstage check --format sarif` prints a log of SARIF 2.1.0, which code hosts and editors show at its lines.', '',
  '## Decks', '', '`loopstage list --json` prints a list of objects:', '', '| field | holds |', '| --- | --- |', '| `slug`, `title`, `document` | the folder of the deck, its title, and the file it was made from |',
  '| `slides`, `steps`, `recordings` | how many there are |', '| `minutes`, `duration` | what its slides are planned for, and what the talk has, where that is said |', '',
  '## Schemas', '', 'The package brings JSON Schemas for editors: `loopstage/schemas/front-matter.json` for the fields of a document, `loopstage/schemas/config.json` for the configuration.', '',
  '## Trees', '', '`loopstage tree FILE... --format jsonl` prints an object a line, `--format json` one object, or a list for several files:', '', '| field | holds |', '| --- | --- |',
  '| `file` | the document, from the current folder |', '| `tree` | the document, or `null` where it cannot be read: each node has its `type`, its `span` and its `children` |',
  '| `diagnostics` | findings as above |', '', 'Fields and types of nodes may be added; those there are keep their names and meanings.', '',
];

/** Text of a cell: one line, no bar that would end it. */
const cell = (text: string): string => escaped(text.replace(/\s*\n\s*/g, ' ')).replaceAll('|', '\\|');

/** Text with what Markdown would take for markup marked, but for code between backquotes. */
function escaped(text: string): string {
  return text.split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_<>[\]#~]/g, '\\$&'))).join('');
}
