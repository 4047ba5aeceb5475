import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The arrows of the map in `src/README.md`: a room may import these rooms and its own files, types included. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  source: [],
  contract: [],
  document: ['source'],
  trace: ['source'],
  markup: ['source', 'document'],
  deck: ['source', 'document', 'trace'],
  timeline: ['trace'],
  sequence: ['timeline'],
  render: ['source', 'contract', 'document', 'deck', 'timeline', 'sequence'],
  check: ['source', 'contract', 'document', 'deck', 'timeline'],
  player: ['contract', 'timeline', 'trace', 'render'],
  cache: [],
  record: ['source', 'contract', 'trace', 'cache'],
  browser: ['source', 'cache'],
  draw: ['source', 'contract', 'browser', 'cache'],
  print: ['source', 'contract', 'browser'],
  site: ['source', 'contract', 'compile.ts', 'host.ts'],
  'host.ts': ['source', 'contract', 'trace'],
  'compile.ts': ['compile', 'host.ts', 'source', 'document', 'markup', 'trace', 'deck', 'timeline', 'sequence', 'render', 'contract', 'check'],
  compile: ['host.ts', 'source', 'document', 'markup', 'trace', 'deck', 'timeline', 'sequence', 'render', 'contract', 'check'],
  cli: ['compile.ts', 'compile', 'host.ts', 'source', 'document', 'markup', 'trace', 'deck', 'timeline', 'sequence', 'render', 'contract', 'check',
    'record', 'draw', 'browser', 'print', 'site', 'cache'],
};
const pure = new Set(['source', 'document', 'markup', 'trace', 'deck', 'timeline', 'sequence', 'render', 'contract', 'check', 'compile', 'host.ts', 'compile.ts']);
const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bwindow\.(?:document|location|setTimeout|addEventListener|open)\b|\bdocument\.(?:querySelector|createElement|body)|from '(?:node:|vite|playwright|pyodide)/;

const root = resolve(import.meta.dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts')).map((path) => join('src', path)).sort();
const textOf = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const roomOf = (path: string): string => path.split('/')[1] ?? '';

/** Relative imports of a file, types and dynamic ones included, as paths from the root; `?raw` and other queries dropped. */
function importsOf(path: string): string[] {
  const text = textOf.get(path) ?? '';
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
    .map((match) => relative(root, resolve(root, dirname(path), (match[1] ?? '').replace(/\?.*$/, ''))));
}

test('every-import-follows-an-arrow-of-the-map', () => {
  const wrong = sources.flatMap((path) => importsOf(path).filter((target) => {
    if (target.startsWith('assets/')) return roomOf(path) !== 'player';
    if (!target.startsWith('src/')) return target !== 'package.json';
    const [from, to] = [roomOf(path), roomOf(target)];
    return from !== to && !(arrows[from] ?? []).includes(to);
  }).map((target) => `${path} -> ${target}`));
  expect(wrong).toEqual([]);
});

test('rst-and-markdown-do-not-know-each-other', () => {
  const between = sources.filter((path) => path.startsWith('src/markup/rst/')).flatMap((path) => importsOf(path).filter((target) => target.startsWith('src/markup/markdown/')))
    .concat(sources.filter((path) => path.startsWith('src/markup/markdown/')).flatMap((path) => importsOf(path).filter((target) => target.startsWith('src/markup/rst/'))));
  expect(between).toEqual([]);
});

test('pure-rooms-touch-no-world', () => {
  const offenders = sources.filter((path) => pure.has(roomOf(path)) && impure.test(textOf.get(path) ?? ''));
  expect(offenders).toEqual([]);
});

test('no-cycle-between-files', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) { cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> ')); return; }
    if (done.has(path)) return;
    for (const target of importsOf(path)) if (textOf.has(target)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of sources) visit(path, []);
  expect(cycles).toEqual([]);
});

test('no-barrels-no-any-no-left-overs', () => {
  const offenders = sources.filter((path) => {
    const text = textOf.get(path) ?? '';
    return /^export \* from/m.test(text) || /(:|<|\bas|,) *any\b/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, ''))
      || /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)/.test(text);
  });
  expect(offenders).toEqual([]);
});

test('files-stay-readable', () => {
  const long = sources.map((path) => [path, (textOf.get(path) ?? '').split('\n').length] as const).filter(([, lines]) => lines > 400);
  expect(long).toEqual([]);
});
