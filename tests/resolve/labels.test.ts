import { expect, test } from 'vitest';
import type { Inline } from '../../src/document/inline.ts';
import { inlinesOf, walkInlines } from '../../src/document/inlines.ts';
import type { Document } from '../../src/document/nodes.ts';
import { textOf } from '../../src/document/text.ts';
import { walkBlocks } from '../../src/document/walk.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { labelsOf } from '../../src/markup/resolve/labels.ts';
import { resolveDocument } from '../../src/markup/resolve/resolve-document.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { sourceFile } from '../../src/source/source-file.ts';

const other = `
Other document
==============

.. _queues:

Queues
------

.. _plain:

A paragraph with _\`a place\`.

.. _drawing:

.. figure:: a.png

   A drawing

.. table:: First

   == ==
   a  b
   == ==

.. csv-table:: Second
   :name: second

   a, b

.. code-block:: python
   :caption: Some code
   :name: listing

   pass

.. math::
   :label: one

   a

.. math::
   :label: two

   b

.. glossary::

   event loop
      It runs tasks.

.. py:module:: asyncio

.. py:class:: Queue(maxsize=0)

   .. py:method:: get()
      :async:

      Takes one.

.. py:function:: run(main)
   :no-index:

.. currentmodule:: None

.. function:: helper()
`;

async function build(texts: Readonly<Record<string, string>>): Promise<{ readonly documents: readonly Document[]; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const report = ({ message, span: { path, start } }: { readonly message: string; readonly span: { readonly path: string; readonly start: { readonly line: number; readonly column: number } } }): void => {
    problems.push(`${path}:${start.line}:${start.column} ${message}`);
  };
  const applied = await Promise.all(Object.entries(texts).map(async ([path, text]) => {
    const file = sourceFile(path, text);
    return applyDirectives(parseRst(file, report), { file, read: async () => undefined, markup: rstMarkup }, report);
  }));
  const labels = labelsOf(applied);
  return { documents: applied.map((document) => resolveDocument(document, report, labels)), problems };
}

function rolesOf(document: Document | undefined): readonly string[] {
  const found: string[] = [];
  const visit = (inline: Inline): void => { if (inline.type === 'role') found.push(`${inline.text} -> ${inline.href ?? 'nowhere'}`); };
  walkBlocks(document?.children ?? [], (block) => walkInlines(inlinesOf(block), visit));
  return found;
}

test.each([
  ['a-section-by-its-label', ':ref:`queues`', 'Queues -> /decks/other.rst#queues'],
  ['a-section-with-a-text-of-its-own', ':ref:`those <Queues>`', 'those -> /decks/other.rst#queues'],
  ['a-figure-by-its-caption', ':ref:`drawing`', 'A drawing -> /decks/other.rst#drawing'],
  ['a-figure-by-its-number', ':numref:`drawing`', 'Fig. 1 -> /decks/other.rst#drawing'],
  ['a-table-by-its-number', ':numref:`second`', 'Table 2 -> /decks/other.rst#second'],
  ['code-by-its-number', ':numref:`listing`', 'Listing 1 -> /decks/other.rst#listing'],
  ['a-number-in-a-text', ':numref:`see table %s <second>`', 'see table 2 -> /decks/other.rst#second'],
  ['number-and-caption-in-a-text', ':numref:`{number}: {name} <second>`', '2: Second -> /decks/other.rst#second'],
  ['a-formula-by-its-number', ':eq:`two`', '(2) -> /decks/other.rst#equation-two'],
  ['a-term', ':term:`event loop`', 'event loop -> /decks/other.rst#term-event-loop'],
  ['a-term-in-the-plural', ':term:`Event loops`', 'Event loops -> /decks/other.rst#term-event-loop'],
  ['a-document-by-its-title', ':doc:`other`', 'Other document -> /decks/other.rst'],
  ['a-document-from-the-top-of-the-sources', ':doc:`that one </other>`', 'that one -> /decks/other.rst'],
  ['a-document-from-the-top-of-the-project', ':doc:`/decks/other`', 'Other document -> /decks/other.rst'],
  ['a-class-in-full', ':class:`asyncio.Queue`', 'asyncio.Queue -> /decks/other.rst#asyncio-queue'],
  ['a-method-in-its-class', ':py:meth:`~asyncio.Queue.get`', 'get() -> /decks/other.rst#asyncio-queue-get'],
  ['a-method-by-the-end-of-its-name', ':meth:`Queue.get`', 'Queue.get() -> /decks/other.rst#asyncio-queue-get'],
  ['a-function-outside-a-module', ':func:`helper`', 'helper() -> /decks/other.rst#helper'],
  ['an-object-left-out-of-the-index', ':func:`asyncio.run`', 'asyncio.run() -> nowhere'],
  ['any-of-them-a-label', ':any:`queues`', 'Queues -> /decks/other.rst#queues'],
  ['any-of-them-an-object', ':any:`asyncio.Queue`', 'asyncio.Queue -> /decks/other.rst#asyncio-queue'],
  ['a-place-in-a-text', ':ref:`here <a place>`', 'here -> /decks/other.rst#a-place'],
  ['a-file-to-download', ':download:`the code <code.py>`', 'the code -> code.py'],
] as const)('a-role-leads-into-another-document-%s', async (_, text, expected) => {
  const { documents, problems } = await build({ 'decks/a.rst': `${text}\n`, 'decks/other.rst': other });
  expect(rolesOf(documents[0])).toEqual([expected]);
  expect(problems).toEqual([]);
});

test('the-own-label-goes-before-that-of-another-document', async () => {
  const { documents, problems } = await build({ 'a.rst': '.. _queues:\n\nMine\n====\n\n:ref:`queues`\n', 'b.rst': other });
  expect(rolesOf(documents[0])).toEqual(['Mine -> #queues']);
  expect(problems).toEqual([]);
});

test.each([
  ['a-label-that-nobody-has', ':ref:`nowhere`', 'a.rst:1:1 undefined label: "nowhere"'],
  ['a-label-before-a-paragraph', ':ref:`plain`', 'a.rst:1:1 Failed to create a cross reference. A title or caption not found: "plain"'],
  ['a-number-of-a-section', ':numref:`queues`', 'a.rst:1:1 Failed to create a cross reference. Any number is not assigned: "queues"'],
  ['a-document-that-is-not-built', ':doc:`missing`', 'a.rst:1:1 unknown document: "missing"'],
  ['a-document-outside-the-project', ':doc:`../../missing`', 'a.rst:1:1 unknown document: "../../missing"'],
  ['a-term-that-no-glossary-has', ':term:`coroutine`', 'a.rst:1:1 term not in glossary: "coroutine"'],
] as const)('what-leads-nowhere-is-said-%s', async (_, text, expected) => {
  expect((await build({ 'a.rst': `${text}\n`, 'b.rst': other })).problems).toEqual([expected]);
});

test('a-label-of-two-documents-leads-to-the-first-and-is-said', async () => {
  const { documents, problems } = await build({ 'a.rst': ':ref:`x`\n', 'b.rst': '.. _x:\n\nB\n=\n', 'c.rst': '.. _x:\n\nC\n=\n' });
  expect(rolesOf(documents[0])).toEqual(['B -> /b.rst#x']);
  expect(problems).toEqual(['a.rst:1:1 duplicate label "x", in b.rst and in c.rst']);
});

test.each([['show-their-number-where-something-refers-to-it', ':numref:`second`', 'Table 2 Second'], ['stay-as-they-are-elsewhere', ':ref:`second`', 'Second']] as const)('captions-%s', async (_, text, expected) => {
  const captions: string[] = [];
  const { documents } = await build({ 'a.rst': `${text}\n`, 'b.rst': other });
  walkBlocks(documents[1]?.children ?? [], (block) => { if (block.type === 'table') captions.push(textOf(block.caption ?? [])); });
  expect(captions).toContain(expected);
});

test('objects-have-the-names-of-module-and-class', async () => {
  const names: (readonly string[])[] = [];
  const { documents: [document] } = await build({ 'b.rst': `${other}\n.. py:attribute:: limit\n   :module: settings\n   :type: int\n   :value: 3\n\n   Text with *markup*.\n\n   - a list\n` });
  walkBlocks(document?.children ?? [], (block) => { if (block.type === 'object') names.push(block.names ?? []); });
  expect(names).toEqual([['asyncio.Queue'], ['asyncio.Queue.get'], [], ['helper'], ['settings.limit']]);
});
