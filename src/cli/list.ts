import { compile, type CompiledDeck } from '../compile.ts';
import { siteFactsOf } from './site-facts.ts';
import { defineVerb } from './verb.ts';
import { withWorkshop, workshopOptions } from './workshop.ts';

/** A deck as `loopstage list` tells it. `minutes` are those planned for its slides, `duration` what its document says it takes; each absent where nothing is said. */
export interface ListedDeck {
  readonly slug: string;
  readonly title: string;
  readonly document: string;
  readonly slides: number;
  readonly steps: number;
  readonly recordings: number;
  readonly minutes?: number;
  readonly duration?: number;
}

/** Lists the decks of a source: `loopstage list`. Returns 0. */
export const list = defineVerb({
  name: 'list',
  operands: '[source]',
  most: 1,
  about: 'Lists the decks of a document or of a folder of them: title, slides, steps, recordings, and the planned minutes of their slides and of the talk.',
  options: {
    json: { type: 'boolean', default: false, doc: 'print a list of objects' },
    drafts: { type: 'boolean', default: false, doc: 'list documents too that are marked as drafts' },
    python: workshopOptions.python,
    'no-cache': workshopOptions['no-cache'],
  },
  statuses: '0 the decks are listed',
  examples: ['loopstage list', 'loopstage list talk.rst --json'],
  run: ({ values, positionals }) => withWorkshop({ ...values, source: positionals[0] }, async ({ config, found, console, host }) => {
    const still = { ...host, draw: () => Promise.resolve([]), report: () => undefined };
    const { decks } = await compile(found.paths, still, { notes: false, drafts: values.drafts, site: siteFactsOf(config, undefined) });
    const listed = decks.map((deck) => listedDeck(deck, console.shownPath(deck.path)));
    process.stdout.write(values.json ? `${JSON.stringify(listed, null, 2)}\n` : printTable(listed));
    return 0;
  }),
});

function listedDeck({ slug, title, slides, steps, recordings, views: { deck } }: CompiledDeck, document: string): ListedDeck {
  const minutes = deck.slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0);
  const { duration } = deck.meta;
  return { slug, title, document, slides, steps, recordings, ...(minutes > 0 && { minutes: Math.round(minutes * 10) / 10 }), ...(duration !== undefined && { duration }) };
}

function printTable(listed: readonly ListedDeck[]): string {
  const sum = (of: (deck: ListedDeck) => number | undefined): number => Math.round(listed.reduce((all, deck) => all + (of(deck) ?? 0), 0) * 10) / 10;
  const rows = listed.map((deck) => [deck.title, deck.document, deck.slides, deck.steps, deck.recordings, minutesOf(deck.minutes, deck.duration)].map(String));
  const together = ['together', '', sum((deck) => deck.slides), sum((deck) => deck.steps), sum((deck) => deck.recordings), minutesOf(sum((deck) => deck.minutes), sum((deck) => deck.duration))].map(String);
  const table = [['deck', 'document', 'slides', 'steps', 'recordings', 'minutes'], ...rows, ...(listed.length > 1 ? [together] : [])];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => `${row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()}\n`).join('');
}

/** The minutes planned for slides, of those that the talk has. */
function minutesOf(minutes: number | undefined, duration: number | undefined): string {
  return `${minutes ?? ''}${duration === undefined || duration === 0 ? '' : ` of ${duration}`}`.trim();
}
