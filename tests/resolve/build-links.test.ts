import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Host } from '../../src/host.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';

/** A project in memory, without programs and diagrams. */
function hostOf(project: Readonly<Record<string, string>>, found: Diagnostic[]): Host {
  return {
    read: async (path) => (project[path] === undefined ? { problem: 'there is no such file' } : { text: project[path] }),
    has: async (path) => project[path] !== undefined,
    record: async () => [],
    draw: async () => [],
    report: (diagnostic) => found.push(diagnostic),
    remember: () => undefined,
  };
}

const project = {
  'decks/a.rst': 'First\n=====\n\nHere\n----\n\n:ref:`there`, :ref:`drawing <drawing>`, :doc:`b`, :term:`loop`, :func:`run`, :ref:`beside`, :download:`data <data.csv>`.\n\n'
    + 'Second\n======\n\n.. _beside:\n\nBeside\n------\n\nText. :ref:`there`\n',
  'decks/b.rst': 'Other\n=====\n\n.. _there:\n\nThere it is\n-----------\n\n.. _drawing:\n\n.. table:: A caption\n\n   == ==\n   a  b\n   == ==\n\n'
    + 'Words\n-----\n\n.. glossary::\n\n   loop\n      It turns.\n\n.. function:: run()\n\n   Runs.\n',
  'decks/data.csv': 'a,b\n',
};

test('references-lead-to-the-slide-of-the-deck-that-has-their-place', async () => {
  const found: Diagnostic[] = [];
  const { decks } = await compile(['decks/a.rst', 'decks/b.rst'], hostOf(project, found), { notes: false });
  const pages = new Map(decks.map((deck) => [deck.slug, deck.page({})]));
  const slide = /<section id="here"[^]*?<\/section>/.exec(pages.get('first') ?? '')?.[0] ?? '';
  const hrefs = [...slide.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
  expect(hrefs).toEqual([
    '../other/index.html#there-it-is', '../other/index.html#there-it-is', '../other/index.html', '../other/index.html#words', '../other/index.html#words', '../second/index.html#beside', 'files/data.csv',
  ]);
  for (const href of hrefs.slice(0, 6)) {
    const [, slug = '', id] = /^\.\.\/([^/]+)\/index\.html(?:#(.*))?$/.exec(href) ?? [];
    expect(pages.get(slug)).toContain(id === undefined ? '<main' : `id="${id}"`);
  }
  expect(decks[0]?.views.assets.map(({ path }) => path)).toEqual(['decks/data.csv']);
  expect(found.map(({ message }) => message)).toEqual([]);
});

test('a-reference-to-a-document-that-is-not-built-is-said', async () => {
  const found: Diagnostic[] = [];
  await compile(['decks/a.rst'], hostOf(project, found), { notes: false });
  expect(found.map(({ code }) => code)).toEqual(['rst/undefined-label', 'rst/undefined-label', 'rst/unknown-document', 'rst/undefined-label']);
});
