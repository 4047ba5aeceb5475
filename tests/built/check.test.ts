import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/rules.ts';
import { catalogue } from '../../src/source/catalogue.ts';
import { loopstage, project, root, type Run } from './command.ts';

const planted = join(root, 'tests/check/planted');
const folders = readdirSync(planted);

interface Told {
  readonly findings: readonly { readonly code: string; readonly path: string; readonly severity: string; readonly message: string; readonly start: { readonly line: number; readonly column: number } }[];
  readonly excused: readonly { readonly code: string; readonly path: string; readonly reason: string }[];
  readonly measured: { readonly slides: number; readonly states: number };
}

const told = ({ stdout }: Run): Told => JSON.parse(stdout);
const placesIn = (run: Run): readonly string[] => told(run).findings.map(({ path, start, code }) => `${path}:${start.line}:${start.column} ${code}`);
const check = (folder: string, ...args: readonly string[]): Promise<Run> => loopstage(folder, ['check', '.', '--format', 'json', ...args]);

describe('a-planted-fault-is-found-at-its-line', () => {
  test.each(folders)('%s', async (folder) => {
    const run = await check(join(planted, folder), '--strict');
    expect(placesIn(run)).toEqual(readFileSync(join(planted, folder, 'expected.txt'), 'utf8').trimEnd().split('\n'));
    expect(run.status).toBe(1);
  });
});

test('every-rule-has-a-planted-fault', () => {
  const codes = Object.keys(catalogue).filter((code) => code.startsWith('check/'));
  expect(codes.map((code) => code.slice('check/'.length)).filter((name) => !folders.includes(name))).toEqual([]);
  expect(rules.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([]);
});

test('the-shipped-decks-raise-no-alarm', async () => {
  const run = await loopstage(root, ['check', '--strict', '--format', 'json']);
  expect(told(run).findings.filter(({ severity }) => severity !== 'info').map(({ path, start, code, message }) => `${path}:${start.line} ${code} ${message}`)).toEqual([]);
  expect(told(run).measured.states).toBeGreaterThan(2000);
  expect(run.status).toBe(0);
}, 900_000);

test('an-exception-is-said-with-its-reason', async () => {
  const run = await check(join(planted, 'exceptions'));
  expect(told(run).excused.map(({ path, code, reason }) => `${path} ${code}: ${reason}`)).toEqual([
    'talk.md check/contrast: The grey is what this slide is about.', 'talk.rst record/deadlock: How a deadlock looks is what this slide is about.',
  ]);
});

test('an-exception-holds-in-build-too', async () => {
  const talk = readFileSync(join(planted, 'exceptions/talk.rst'), 'utf8').replace(/\nAnother stuck[^]*/, '');
  const folder = await project({ 'talk.rst': talk });
  expect((await loopstage(folder, ['build', '.', '--no-pdf'])).status).toBe(0);
  const without = await project({ 'talk.rst': talk.replace(/\.\. allow::[^]*?about\.\n/, '') });
  expect((await loopstage(without, ['build', '.', '--no-pdf'])).status).toBe(1);
});

test('a-warning-counts-only-when-strict', async () => {
  const folder = join(planted, 'planned-minutes');
  expect([(await check(folder)).status, (await check(folder, '--strict')).status]).toEqual([0, 1]);
});

test('only-the-rules-asked-for-are-told', async () => {
  const folder = join(planted, 'claim');
  expect(new Set(told(await check(folder, '--rule', 'record')).findings.map(({ code }) => code))).toEqual(new Set(['record/raised']));
  expect(new Set(told(await check(folder, '--rule', 'claim', '--rule', 'record/raised')).findings.map(({ code }) => code))).toEqual(new Set(['check/claim', 'record/raised']));
  const wrong = await loopstage(folder, ['check', '--rule', 'overfow']);
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean `overflow`?')]);
});

test('without-a-browser-documents-and-recordings-are-judged-and-it-says-so', async () => {
  const cache = join(await project({}), 'cache');
  const run = await loopstage(join(planted, 'recordings'), ['check', '.'], { LOOPSTAGE_BROWSER: '/nowhere', LOOPSTAGE_CACHE: cache });
  expect(run.stderr).toContain('record/deadlock');
  expect(run.stderr).toContain('no slide measured, for there is no browser');
  expect(run.status).toBe(1);
});

test('a-sarif-log-has-what-version-2.1.0-requires', async () => {
  const run = await loopstage(join(planted, 'exceptions'), ['check', '.', '--format', 'sarif']);
  const log = JSON.parse(run.stdout);
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  const [{ tool: { driver }, results, columnKind }] = log.runs;
  expect([driver.name, columnKind]).toEqual(['Loopstage', 'utf16CodeUnits']);
  expect(results).toHaveLength(3);
  for (const result of results) {
    expect(driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(['none', 'note', 'warning', 'error']).toContain(result.level);
    expect(result.message.text).not.toBe('');
    const [{ physicalLocation: { artifactLocation, region } }] = result.locations;
    expect(artifactLocation.uri).toMatch(/^talk\.(?:rst|md)$/);
    expect(region.startLine).toBeGreaterThan(0);
    expect(region.startColumn).toBeGreaterThan(0);
    expect(region.endLine > region.startLine || region.endColumn >= region.startColumn).toBe(true);
  }
  expect(results.filter((result: { suppressions?: readonly { kind: string; justification: string }[] }) => result.suppressions?.[0]?.kind === 'inSource')).toHaveLength(2);
});
