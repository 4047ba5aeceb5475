import { expect, test } from 'vitest';
import { meeting } from '../../src/cli/meeting.ts';
import { compile, sitePages, type CompiledSite } from '../../src/compile.ts';
import type { DeckOutline, Offer } from '../../src/compile/crew.ts';
import type { Host } from '../../src/host.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';

const project: Readonly<Record<string, string>> = {
  'decks/a.rst': 'First\n=====\n\nHere\n----\n\n:ref:`there`, :ref:`drawing <drawing>`, :doc:`b`, :doc:`d`, :term:`loop`, :func:`run`, :meth:`Queue.get`, :ref:`beside`, :ref:`nowhere`. [#]_\n\n.. [#] A note.\n\n'
    + 'Second\n======\n\n.. _beside:\n\nBeside\n------\n\nText. :ref:`there`, :numref:`drawing`\n',
  'decks/b.rst': 'Other\n=====\n\n.. _there:\n\nThere it is\n-----------\n\n.. _drawing:\n\n.. table:: A caption\n\n   == ==\n   a  b\n   == ==\n\n'
    + 'Words\n-----\n\n.. glossary::\n\n   loop\n      It turns.\n\n.. function:: run()\n\n   Runs.\n\n.. _beside:\n\nTwice\n-----\n\nWords.\n',
  'decks/c.md': '# Second\n\nThe name of another deck.\n\n## A list\n\n- one\n',
  'decks/d.rst': ':draft: no\n\nSecond\n======\n\n.. _late:\n\nLate\n----\n\nBack to :ref:`beside` and `First`_.\n\n.. class:: asyncio.Queue()\n\n   .. method:: get()\n\n      Gets.\n',
};
const paths = Object.keys(project);

function hostOf(report: Host['report']): Host {
  return {
    read: async (path) => (project[path] === undefined ? { problem: 'there is no such file' } : { text: project[path] }),
    has: async (path) => project[path] !== undefined,
    record: async (programs) => programs.map(() => ({ problem: 'nothing runs here' })), draw: async (diagrams) => diagrams.map(() => ({ problem: 'there is no browser' })),
    report, remember: () => undefined,
  };
}

/** The pages of decks, in their order, and of the site. */
function pagesOf(sites: readonly CompiledSite[]): readonly unknown[] {
  const decks = sites.flatMap((site) => site.decks).toSorted((a, b) => a.place.number - b.place.number);
  return [decks.map((deck) => [deck.slug, deck.place, deck.page({}), deck.furtherPages({}), deck.printPage(), deck.searched()]), sitePages(decks.map((deck) => deck.summary({})), {}).gallery()];
}

const told = (found: readonly Diagnostic[]): readonly string[] => [...new Set(found.map(({ code, span, message }) => JSON.stringify([code, span, message])))].sort();

test.each([[['decks/b.rst', 'decks/d.rst']], [['decks/a.rst']], [['decks/a.rst', 'decks/b.rst', 'decks/c.md']]])('two-that-share-the-documents-make-what-one-makes, the other has %j', async (theirs) => {
  const [whole, apart]: [Diagnostic[], Diagnostic[]] = [[], []];
  const expected = pagesOf([await compile(paths, hostOf((one) => { whole.push(one); }), { notes: false })]);
  const inOrder = <Item>(items: readonly Item[], pathOf: (item: Item) => string): readonly Item[] => items.toSorted((a, b) => paths.indexOf(pathOf(a)) - paths.indexOf(pathOf(b)));
  const labels = meeting(async (a: readonly Offer[], b: readonly Offer[]) => { const all = structuredClone(inOrder([...a, ...b], ({ path }) => path)); return [all, all]; });
  const decks = meeting(async (a: readonly DeckOutline[], b: readonly DeckOutline[]) => { const all = structuredClone(inOrder([...a, ...b], ({ deck }) => deck.path)); return [all, all]; });
  const host = hostOf((one) => { apart.push(one); });
  const sites = await Promise.all([
    compile(paths.filter((path) => !theirs.includes(path)), host, { notes: false, crew: { labels: labels.mine, decks: decks.mine } }),
    compile(theirs, host, { notes: false, crew: { labels: labels.others, decks: decks.others } }),
  ]);
  expect(pagesOf(sites)).toEqual(expected);
  expect(told(apart)).toEqual(told(whole));
  expect(whole.map(({ code }) => code)).toEqual(expect.arrayContaining(['deck/duplicate-name', 'rst/ambiguous-label']));
});
