import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planDecks } from '../deck/plan.ts';
import type { Deck, Example } from '../../src/deck/deck.ts';
import type { TraceOptions } from '../../src/document/trace-options.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { markdownMarkup } from '../../src/markup/markdown/markdown-markup.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import { resolveDocument } from '../../src/markup/resolve/resolve-document.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { createRecorder } from '../../src/record/recorder.ts';
import { sourceFile } from '../../src/source/source-file.ts';
import type { Program } from '../../src/trace/program.ts';
import type { Recording } from '../../src/trace/recording.ts';
import { examples, script } from '../record/programs.ts';
import { recordWorker } from '../record/worker.ts';

/** A recording of the project, with the way it is shown. */
export interface ProjectRecording {
  readonly name: string;
  readonly options: Pick<TraceOptions, 'detail' | 'axis' | 'steps' | 'until' | 'lines'>;
  readonly recording: Recording;
  /** Where it stands, if in a deck. */
  readonly deck?: Deck;
  readonly example?: Example;
}

const root = join(import.meta.dirname, '../..');
const usual = { detail: 'task', axis: 'instants' } as const;
const silent = (): void => undefined;

async function deckPrograms(): Promise<readonly (Omit<ProjectRecording, 'recording'> & { program: Program })[]> {
  const files = readdirSync(join(root, 'decks')).filter((file) => /\.(?:rst|md)$/.test(file)).sort();
  const documents = await Promise.all(files.map(async (name) => {
    const file = sourceFile(`decks/${name}`, readFileSync(join(root, 'decks', name), 'utf8'));
    const rst = name.endsWith('.rst');
    const read = (path: string): Promise<string | undefined> => Promise.resolve(readFileSync(join(root, path), 'utf8'));
    return resolveDocument(await applyDirectives(rst ? parseRst(file, silent) : parseMarkdown(file, silent), { read, file, markup: rst ? rstMarkup : markdownMarkup }, silent), silent);
  }));
  return planDecks(documents, silent).flatMap((deck) => deck.examples.map((example) => ({ name: `${deck.slug}--${example.id}`, deck, example, options: example.options, program: example.program })));
}

/** Returns every recording of the project's decks, of the recorder's example programs and of the cases of the timeline; fails when there is none of one. */
export async function projectRecordings(): Promise<readonly ProjectRecording[]> {
  const cases = join(root, 'tests/timeline/cases');
  const programs: readonly (Omit<ProjectRecording, 'recording'> & { program: Program })[] = [
    ...await deckPrograms(),
    ...examples().map(({ name, program }) => ({ name: `program--${name}`, options: usual, program })),
    ...readdirSync(cases).filter((file) => file.endsWith('.py')).map((file) => ({ name: `case--${file.slice(0, -3)}`, options: usual, program: script(readFileSync(join(cases, file), 'utf8')) })),
  ];
  const recorder = createRecorder({ cacheFolder: undefined, worker: await recordWorker() });
  const results = await recorder.record(programs.map(({ program }) => program));
  await recorder.close();
  return programs.flatMap(({ name, options, deck, example }, index) => {
    const recording = results[index];
    return recording === undefined || 'problem' in recording ? [] : [{ name, options, recording, ...(deck && { deck }), ...(example && { example }) }];
  });
}
