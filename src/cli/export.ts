import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { compile, type CompiledDeck } from '../compile.ts';
import { stepModes } from '../render/page-steps.ts';
import { papers, perPages } from '../render/paper.ts';
import { withPrintFolder, type PrintFolder } from '../site/print-folder.ts';
import { inParallel } from '../site/write-site.ts';
import { diagnostic } from '../source/diagnostic.ts';
import { spanOfFile } from '../source/span.ts';
import { bundleFolder } from './bundle.ts';
import { plural } from './console.ts';
import { printFindings } from './diagnostic-json.ts';
import type { Parsed } from './options.ts';
import { pictureSize, slideRange } from './slide-range.ts';
import { siteFactsOf } from './site-facts.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';
import { withWorkshop, workshopOptions, type Workshop } from './workshop.ts';
import { onInterrupt, orDiskProblem } from './write-output.ts';

const forms = ['pdf', 'handout', 'png'] as const;
type Form = (typeof forms)[number];

const options = {
  output: { type: 'string', short: 'o', value: 'folder', doc: 'where to write (default: export); for one deck also the name of the .pdf' },
  steps: { type: 'string', value: 'which', choices: stepModes, doc: `pages of a slide: last, key, all, or strip, its recording with numbered steps
    (default: strip, of png last); key: before the first step, where a phase begins, something is asked or printed, and the last` },
  range: { type: 'string', value: 'slides', doc: 'slides by their numbers, such as 3-7,9 (default: all)' },
  paper: { type: 'string', value: 'size', choices: papers, doc: 'handout: a4 or letter (default: a4)' },
  'per-page': { type: 'string', value: 'n', choices: perPages, doc: 'handout: 1, 2, 3 or 6 slides a sheet (default: 2)' },
  notes: { type: 'boolean', doc: 'handout: the speaker notes beside or below the slides' },
  'no-notes': { type: 'boolean', doc: 'handout: ruled lines instead (default)' },
  size: { type: 'string', value: 'WxH', doc: 'png: exact size in pixels; the slide is fitted into it (default: that of the slide)' },
  width: { type: 'string', value: 'pixels', doc: 'png: exact width; the height follows from the slide' },
  scheme: { type: 'string', value: 'colours', choices: ['light', 'dark'], doc: 'png: light or dark (default: light)' },
  drafts: { type: 'boolean', default: false, doc: 'documents too marked as drafts' },
  json: { type: 'boolean', default: false, doc: 'print what is wrong to standard output, one JSON object a line' },
  ...workshopOptions,
} as const;

type Wishes = Parsed<typeof options>['values'];

/** Options that mean something for some forms only. */
const optionsOf: Readonly<Partial<Record<keyof Wishes, readonly Form[]>>> = {
  steps: ['pdf', 'png'], paper: ['handout'], 'per-page': ['handout'], notes: ['handout'], 'no-notes': ['handout'], size: ['png'], width: ['png'], scheme: ['png'],
};

/** Writes PDFs, handouts or pictures of decks alone: `loopstage export`. Returns 0, or 1 when a document has errors or a file is missing. */
export const exportVerb = defineVerb({
  name: 'export',
  operands: 'pdf|handout|png [source]',
  most: 2,
  about: `Writes the decks of the source as files for paper and other tools: NAME.pdf, NAME-handout.pdf, or a folder NAME with
    003.png for slide 3 and 003.02.png for its step 2. The same documents give the same bytes: files are dated by
    SOURCE_DATE_EPOCH, else by the date of the document, else 1980-01-01.`,
  options,
  statuses: '0 all is well, 1 something is wrong with a document or a file could not be made',
  examples: [
    'loopstage export pdf --steps all --range 4 talk.rst',
    'loopstage export handout --paper letter --per-page 3',
    'loopstage export png --size 1200x630 --range 1',
  ],
  run: ({ values, positionals }) => {
    const [given = '', source] = positionals;
    const form = forms.find((one) => one === given);
    if (form === undefined) throw new UsageError(given === '' ? 'what to export is not named' : `there is no export to \`${given}\``, given, forms);
    checkOptions(form, values);
    return withWorkshop({ ...values, source }, (workshop) => exportDecks(form, workshop, values));
  },
});

function checkOptions(form: Form, values: Wishes): void {
  for (const [name, of] of Object.entries(optionsOf)) {
    if (values[name as keyof Wishes] !== undefined && !of.includes(form)) throw new UsageError(`--${name} means nothing for ${form}`, '', [], `  hint: it goes with \`export ${of.join('` and `export ')}\`\n`);
  }
  if (values.size !== undefined && values.width !== undefined) throw new UsageError('--size and --width exclude each other', '', [], '  hint: --size sets both sides, --width the one\n');
  if (values.size !== undefined) pictureSize('size', values.size);
  if (values.width !== undefined) pictureSize('width', `${values.width}x16`);
  if (values.range !== undefined) slideRange(values.range);
  if (values.notes === true && values['no-notes'] === true) throw new UsageError('--notes and --no-notes exclude each other', '', [], '  hint: give one of them\n');
}

async function exportDecks(form: Form, workshop: Workshop, values: Wishes): Promise<number> {
  const { cwd, config, found, console, host, printer } = workshop;
  const output = resolve(cwd, values.output ?? 'export');
  const includes = values.range === undefined ? () => true : slideRange(values.range);
  printer.warm();
  const site = await compile(found.paths, host, { notes: false, drafts: values.drafts, site: siteFactsOf(config, process.env.SOURCE_DATE_EPOCH) });
  const decks = site.decks.filter((deck) => Array.from({ length: deck.slides }, (_, index) => index + 1).some(includes));
  if (decks.length === 0 && site.decks.length > 0) throw new UsageError(`no deck has the slides ${values.range ?? ''}`, '', [], '  hint: slides are numbered from 1 in each deck\n');
  if (/\.pdf$/i.test(output) && decks.length > 1) throw new UsageError(`${relative(cwd, output)} can hold one deck, not ${decks.length}`, '', [], '  hint: name a folder with -o, or one document\n');
  const job: Job = { form, values, output, includes, workshop };
  let done = 0;
  const written = await orDiskProblem(output, console, () => withPrintFolder(bundleFolder, found.root, (folder) => whileWatching(folder.path, () => inParallel(decks, async (deck) => {
    const problem = await exportDeck(deck, folder, job);
    console.progress(`${form} ${done += 1}/${decks.length} ${deck.title}`);
    if (problem !== undefined && !workshop.browserMissing()) console.report(diagnostic('output/pdf-failed', spanOfFile(deck.path), { title: deck.title, problem }));
    return problem === undefined;
  }))));
  if (values.json) printFindings(console);
  const counts = console.printFindings();
  console.line(`${plural((written ?? []).filter(Boolean).length, 'deck')} to ${relative(cwd, output) || '.'}`);
  return counts.error > 0 ? 1 : 0;
}

/** Returns what `work` returns; on Ctrl+C the folder goes. */
async function whileWatching<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const stop = onInterrupt(folder);
  try {
    return await work();
  } finally {
    stop();
  }
}

interface Job {
  readonly form: Form;
  readonly values: Wishes;
  readonly output: string;
  readonly includes: (slide: number) => boolean;
  readonly workshop: Workshop;
}

/** Returns why the deck could not be exported, `undefined` if it was. */
async function exportDeck(deck: CompiledDeck, folder: PrintFolder, { form, values, output, includes, workshop }: Job): Promise<string | undefined> {
  const { orMissing, printer, config } = workshop;
  if (form === 'png') {
    const page = await folder.write(deck, deck.printPage({ steps: values.steps ?? 'last', includes }));
    await mkdir(output, { recursive: true });
    const stills = { pagePath: page, folder: join(output, deck.slug), ...sizeOf(deck, values), colorScheme: values.scheme ?? 'light' } as const;
    return orMissing(() => printer.picture(stills));
  }
  const html = form === 'pdf'
    ? deck.printPage({ steps: values.steps ?? 'strip', includes })
    : deck.handout({
      includes, notes: values['no-notes'] === true ? false : values.notes ?? config.notes ?? false, paper: values.paper ?? config.paper ?? 'a4', perPage: values['per-page'] ?? '2',
    });
  const alone = /\.pdf$/i.test(output);
  await mkdir(alone ? resolve(output, '..') : output, { recursive: true });
  const page = await folder.write(deck, html);
  return orMissing(() => printer.print(page, alone ? output : join(output, `${deck.slug}${form === 'handout' ? '-handout' : ''}.pdf`)));
}

function sizeOf({ views }: CompiledDeck, { size, width }: Wishes): { readonly width: number; readonly height: number } {
  if (size !== undefined) return pictureSize('size', size);
  const own = views.deck.meta.size;
  return width === undefined ? own : pictureSize('width', `${width}x${Math.round((Number(width) * own.height) / own.width)}`);
}
