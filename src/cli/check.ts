import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDeck, rules } from '../check/rules.ts';
import { exceptionsIn, type Excused } from '../check/exceptions.ts';
import { compile, type CompiledDeck, type CompiledSite } from '../compile.ts';
import type { MeasuredSlide } from '../contract/measured.ts';
import { placesOf } from '../deck/places.ts';
import { createMeasurer } from '../print/measure-pages.ts';
import { addressFinder } from '../render/addresses.ts';
import { inParallel, writeSite } from '../site/write-site.ts';
import { catalogue } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { bundleFolder } from './bundle.ts';
import { byPlace, plural } from './console.ts';
import { diagnosticJson } from './diagnostic-json.ts';
import { keptPrints } from './kept-prints.ts';
import { sarifLog } from './sarif.ts';
import { siteFactsOf } from './site-facts.ts';
import { toolKey } from './tool-key.ts';
import { UsageError } from './usage-error.ts';
import { defineVerb } from './verb.ts';
import { version } from './version.ts';
import { withWorkshop, workshopOptions, type Workshop } from './workshop.ts';

const formats = ['text', 'json', 'sarif'] as const;

/** Looks for everything that would embarrass a speaker: `loopstage check`. Returns 0, or 1 when something is wrong; with `--strict`, warnings are wrong too. */
export const check = defineVerb({
  name: 'check',
  operands: '[source]',
  most: 1,
  about: `Looks for everything that would embarrass a speaker: documents, references, pictures and links that are broken; examples
    that fail, never end, or show something else than the document says; and in a browser, on every slide in every step,
    what is cut, too small or too faint. An exception is written in the document: the directive \`allow\`, with a reason.`,
  options: {
    format: { type: 'string', short: 'f', default: 'text', value: 'format', choices: formats, doc: `text (default, to standard error), json (an object), sarif (SARIF 2.1.0,
      for code hosts and editors)` },
    strict: { type: 'boolean', default: false, doc: 'warnings count as errors do' },
    rule: { type: 'string', multiple: true, value: 'code', doc: 'only the findings of this code, `overflow` or `record/output`, or of an area, `record`; may be repeated' },
    drafts: { type: 'boolean', default: false, doc: 'check documents too that are marked as drafts' },
    ...workshopOptions,
  },
  statuses: '0 nothing is wrong, 1 something is',
  examples: ['loopstage check', 'loopstage check --strict talk.rst', 'loopstage check --rule overflow --rule record', 'loopstage check --format sarif > findings.sarif'],
  run: ({ values, positionals }) => withWorkshop({ ...values, source: positionals[0] }, (workshop) => checkSource(workshop, {
    format: values.format, strict: values.strict, drafts: values.drafts, isWanted: wantedCodes(values.rule ?? []),
  })),
});

interface CheckWishes {
  readonly format: (typeof formats)[number];
  readonly strict: boolean;
  readonly drafts: boolean;
  readonly isWanted: (code: string) => boolean;
}

/** Returns whether a code is among those asked for, by its name, its name in the area `check`, or its area; every code where none is asked for. */
function wantedCodes(asked: readonly string[]): (code: string) => boolean {
  const codes = Object.keys(catalogue);
  const matches = (code: string, rule: string): boolean => code === rule || code === `check/${rule}` || code.startsWith(`${rule}/`);
  for (const rule of asked) {
    if (!codes.some((code) => matches(code, rule))) throw new UsageError(`there is no rule \`${rule}\``, rule, [...rules.map(({ code }) => code.replace(/^check\//, '')), 'record', 'deck', 'output', 'rst', 'markdown', 'directive', 'source']);
  }
  return (code) => asked.length === 0 || asked.some((rule) => matches(code, rule));
}

async function checkSource(workshop: Workshop, wishes: CheckWishes): Promise<number> {
  const { config, found, console, host } = workshop;
  const site = await compile(found.paths, host, { notes: false, live: config.liveCode !== false, drafts: wishes.drafts, site: siteFactsOf(config, undefined) });
  console.excuse(exceptionsIn(site.documents));
  const measured = rules.some((rule) => rule.measures && wishes.isWanted(rule.code)) ? await measureSite(site, workshop) : new Map<string, readonly MeasuredSlide[]>();
  for (const finding of findingsOf(site, measured)) console.report(finding);
  const isMeasured = site.decks.every(({ slug }) => measured.has(slug));
  const judged = console.judged((code) => wishes.isWanted(code) && (isMeasured || !rules.some((rule) => rule.code === code && rule.measures)));
  const findings = [...judged.findings, ...judged.unused].filter(({ code }) => wishes.isWanted(code)).toSorted(byPlace);
  const excused = judged.excused.filter(({ finding }) => wishes.isWanted(finding.code));
  print(findings, excused, measured, workshop, wishes);
  return findings.some(({ severity }) => severity === 'error' || (wishes.strict && severity === 'warning')) ? 1 : 0;
}

function findingsOf(site: CompiledSite, measured: ReadonlyMap<string, readonly MeasuredSlide[]>): readonly Diagnostic[] {
  const decks = site.decks.map(({ views }) => views.deck);
  const places = new Map(decks.map((deck) => [deck, placesOf(deck)] as const));
  return site.decks.flatMap(({ slug, views: { deck, timelines, assets } }) => {
    const facts = measured.get(slug);
    return checkDeck({ deck, decks, timelines, address: addressFinder(deck, places, assets), files: new Set(assets.map(({ target }) => target)), ...(facts && { measured: facts }) });
  });
}

/** Writes the pages for nobody to see and measures them; a deck that cannot be measured has no entry. */
async function measureSite(site: CompiledSite, workshop: Workshop): Promise<ReadonlyMap<string, readonly MeasuredSlide[]>> {
  const { console, found, cache } = workshop;
  const folder = await mkdtemp(join(tmpdir(), 'loopstage-check-'));
  const measurer = createMeasurer({ openBrowser: workshop.openBrowser });
  const key = JSON.stringify(['measured', await toolKey(), workshop.chosenBrowser]);
  const measured = new Map<string, readonly MeasuredSlide[]>();
  try {
    await writeSite(site, { output: folder, root: found.root, bundle: bundleFolder });
    let begun = 0;
    await inParallel(site.decks.toSorted((a, b) => b.views.deck.slides.length - a.views.deck.slides.length), async (deck) => {
      console.progress(`measuring ${begun += 1}/${site.decks.length} ${deck.title}`);
      const file = join(folder, `${deck.slug}.json`);
      const measure = keptPrints((path) => workshop.orMissing(async () => {
        const slides = await measurer.measure({ path, size: deck.views.deck.meta.size, schemes: schemesOf(deck) });
        if (typeof slides === 'string') return slides;
        await writeFile(file, JSON.stringify(slides));
        return undefined;
      }), cache, key);
      const problem = await measure(join(folder, deck.slug, 'index.html'), file);
      if (problem === undefined) measured.set(deck.slug, JSON.parse(await readFile(file, 'utf8')) as readonly MeasuredSlide[]);
      else if (!workshop.browserMissing()) console.line(`the slides of ${deck.title} were not measured: ${problem}`);
    });
    return measured;
  } finally {
    await measurer.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function schemesOf({ views: { deck } }: CompiledDeck): readonly ('light' | 'dark')[] {
  return deck.meta.theme === 'auto' ? ['light', 'dark'] : [deck.meta.theme];
}

function print(findings: readonly Diagnostic[], excused: readonly Excused[], measured: ReadonlyMap<string, readonly MeasuredSlide[]>, { console, found, browserMissing }: Workshop, { format, strict }: CheckWishes): void {
  const slides = [...measured.values()].flat();
  const states = slides.reduce((sum, slide) => sum + slide.states, 0);
  if (format === 'sarif') process.stdout.write(`${JSON.stringify(sarifLog(findings, excused, version(), console.shownPath), null, 2)}\n`);
  if (format === 'json') {
    const shown = (finding: Diagnostic): object => diagnosticJson(finding, console.shownPath(finding.span.path));
    process.stdout.write(`${JSON.stringify({ findings: findings.map(shown), excused: excused.map(({ finding, reason }) => ({ ...shown(finding), reason })), measured: { slides: slides.length, states } }, null, 2)}\n`);
  }
  const counts = console.printFindings(format === 'text' ? findings : []);
  if (format !== 'text') return;
  const told = (['error', 'warning', 'info'] as const).flatMap((severity) => (counts[severity] > 0 ? [plural(counts[severity], severity === 'info' ? 'remark' : severity)] : []));
  const looked = [plural(found.paths.length, 'document'), slides.length > 0 ? `${plural(slides.length, 'slide')} measured in ${plural(states, 'state')}` : browserMissing() ? 'no slide measured, for there is no browser' : 'no slide measured'];
  console.line(`${looked.join(', ')}: ${told.length > 0 ? told.join(', ') : 'nothing is wrong'}${excused.length > 0 ? `, ${excused.length} allowed` : ''}`);
  if (counts.error === 0 && counts.warning > 0 && !strict) console.line('warnings count with --strict');
}
