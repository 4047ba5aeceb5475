import { expect, test } from 'vitest';
import { printDocument } from '../../src/document/print.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { directives, findDirective } from '../../src/markup/directives/registry.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { sourceFile } from '../../src/source/source-file.ts';

const project: Readonly<Record<string, string>> = {
  'decks/code.py': 'import asyncio\n\n\nclass Queue:\n    async def get(self):\n        return 1\n\n    def put(self):\n        pass\n\n\nasyncio.run(main())\n',
  'decks/part.rst': 'Sub\n---\n\nText of the part.\n\nNext\n====\n\nMore.\n',
  'decks/circle.rst': 'Once.\n\n.. include:: circle.rst\n',
  'decks/inner-circle.rst': 'Once.\n\n- .. include:: inner-circle.rst\n     :start-after: Once.\n',
  'decks/rows.csv': 'a,b\n"c,d",*e*\n',
};

async function printed(text: string): Promise<{ readonly tree: string; readonly codes: readonly string[] }> {
  const file = sourceFile('decks/a.rst', text);
  const codes: string[] = [];
  const document = parseRst(file, ({ code }) => codes.push(code));
  const applied = await applyDirectives(document, { file, read: async (path) => project[path], markup: rstMarkup }, ({ code }) => codes.push(code));
  return { tree: printDocument(applied), codes };
}

const cases: readonly (readonly [string, string])[] = [
  ['code-block-options', '.. code-block:: python\n   :linenos:\n   :lineno-start: 5\n   :emphasize-lines: 1,3-4\n   :caption: A *caption*\n   :name: one\n   :no-trace:\n\n   a\n   b\n   c\n   d\n'],
  ['bars-make-steps', '.. code-block:: python\n   :emphasize-lines: 1|2-3\n\n   a\n   b\n   c\n'],
  ['an-option-of-trace-makes-a-recording', '.. code-block:: python\n   :detail: loop\n   :caption: A caption\n\n   a\n'],
  ['a-caption-alone-makes-no-recording', '.. code-block:: python\n   :caption: A caption\n\n   a\n'],
  ['trace-reads-a-file', '.. trace:: code.py\n   :view: stage strip\n   :until: 2.5\n   :lines: 1,3-4\n   :python: 3.12\n   :compare: a, b\n   :steps: 2-9\n'],
  ['literalinclude-of-a-method', '.. literalinclude:: code.py\n   :pyobject: Queue.get\n   :dedent: 4\n'],
  ['literalinclude-between-marks', '.. literalinclude:: code.py\n   :start-at: class\n   :end-before: return\n'],
  ['an-included-title-has-the-level-of-its-style', 'Top\n===\n\n.. include:: part.rst\n\nText\n'],
  ['a-file-that-includes-itself-is-left-out', '.. include:: circle.rst\n'],
  ['a-part-of-a-file-that-includes-that-part-of-itself-is-left-out', '.. include:: inner-circle.rst\n'],
  ['files-outside-the-project-are-refused-by-name', '.. include:: ../../secret.rst\n\n.. csv-table::\n   :file: /../secret.csv\n\n.. literalinclude:: file:///etc/passwd\n'],
  ['a-table-keeps-a-row-that-is-no-heading', '.. list-table::\n   :header-rows: 2\n   :widths: 1 2 3\n   :width: wide\n\n   * - a\n     - b\n   * - c\n     - d\n'],
  ['line-block-directive', '.. line-block::\n   :class: verse\n\n   a\n     b\n   c\n'],
  ['class-goes-to-the-next-block', '.. class:: incremental\n\n- a\n- b\n\n.. rst-class:: wide\n\n.. comment\n\nText\n'],
  ['figure-caption-and-legend', '.. figure:: a.png\n   :width: 50\n   :alt: alternative\n\n   Caption *here*.\n\n   Legend.\n'],
  ['list-table', '.. list-table:: Title\n   :header-rows: 1\n   :widths: 1 2\n\n   * - a\n     - b\n   * - c\n     - d\n'],
  ['csv-table-from-content-and-file', '.. csv-table::\n   :header: x, "y"\n\n   1, "2, *3*"\n\n.. csv-table:: From a file\n   :file: rows.csv\n'],
  ['versions-carry-text', '.. versionadded:: 3.7\n   With *text*.\n\n.. deprecated:: 3.8 Since then.\n'],
  ['epigraph-attribution', '.. epigraph::\n\n   Words.\n\n   -- Somebody\n'],
  ['glossary-terms-share-a-definition', '.. glossary::\n\n   task\n   handle\n      A definition.\n\n   loop : classifier\n      Another.\n'],
  ['substitutions', '.. |r| replace:: some *text*\n.. |u| unicode:: 0x2014 U+41 x .. comment\n.. |i| image:: a.png\n'],
  ['speaker-directives', '.. slide:: A *title*\n\n   Text.\n\n.. notes::\n   :step: 2\n\n   Say this.\n\n.. columns::\n\n   .. column:: 60%\n\n      Left.\n\n   .. column::\n\n      Right.\n\n.. fragment:: fade-up\n\n   Late.\n\n.. timing:: 2:30\n\n.. background:: #123456\n\n.. background:: sky.png\n'],
  ['names-of-other-tools', '.. nextslide::\n\n.. revealjs-break::\n   :data-background-color: red\n\n.. revealjs-notes::\n\n   Say.\n\n.. revealjs-fragments::\n\n   * a\n\n   Text.\n\n.. ifnotslides::\n\n   Gone.\n\n.. ifslides::\n\n   Here.\n'],
  ['drawn-timeline', '.. timeline:: Hand over\n\n   one: 0-2 running, 2-5 waiting "I/O, disk"\n   two: 2-3.5 blocking\n'],
  ['mermaid-in-steps', '.. mermaid::\n   :steps:\n   :caption: C\n\n   sequenceDiagram\n     a->>b: x\n'],
  ['objects-of-the-python-domain', '.. py:function:: run(main, *, debug=None)\n                 run2(main)\n   :async:\n\n   Text.\n'],
  ['doctest-blocks', '.. testsetup::\n\n   x = 1\n\n.. testcode::\n   :hide:\n\n   print(x)\n\n.. testoutput::\n   :options: +ELLIPSIS\n\n   1\n\n.. doctest::\n   :options: +SKIP\n\n   >>> 1\n   1\n'],
  ['only-what-is-true-of-slides', '.. only:: html and not latex\n\n   Kept.\n\n.. only:: latex\n\n   Gone.\n'],
  ['unknown-directives-keep-their-source', '.. wobble:: argument\n   :option: value\n\n   content\n'],
  ['highlight-sets-the-language', '.. highlight:: none\n\nText::\n\n  a\n\n.. highlight:: python\n\nText::\n\n  b\n'],
];

test.each(cases)('%s', async (name, text) => {
  const { tree, codes } = await printed(text);
  await expect(`${text}\n==== tree\n${tree}==== messages\n${codes.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
});

test('every-name-of-a-directive-is-taken-once', () => {
  const names = directives.flatMap((spec) => [spec.name, ...(spec.aliases ?? [])]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('the-directives-of-the-design-note-are-all-there', () => {
  const wanted = 'code-block code sourcecode literalinclude include figure image table csv-table list-table math note warning tip important hint caution danger attention seealso admonition topic '
    + 'sidebar epigraph highlights pull-quote rubric container class rst-class glossary toctree todo versionadded versionchanged deprecated testsetup testcode testoutput doctest only raw contents index '
    + 'default-role role replace unicode date py:function function method class trace timeline mermaid slide notes columns fragment timing background revealjs-slide revealjs-break revealjs-fragments '
    + 'revealjs-notes revealjs-vertical nextslide ifslides ifnotslides highlight parsed-literal';
  expect(wanted.split(' ').filter((name) => !findDirective(name))).toEqual([]);
});
