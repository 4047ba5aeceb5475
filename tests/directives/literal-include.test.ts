import { expect, test } from 'vitest';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { parseRst } from '../../src/markup/rst/parse-rst.ts';
import { rstMarkup } from '../../src/markup/rst/rst-markup.ts';
import { sourceFile } from '../../src/source/source-file.ts';

const project: Readonly<Record<string, string>> = {
  'code.py': 'import asyncio\n\n\nclass Queue:\n    async def get(self):\n        return 1\n\n    def put(self):\n        pass\n\n\nasyncio.run(main())\n',
  'old.py': 'import asyncio\n\n\nclass Queue:\n    def get(self):\n        return 1\n\n    def put(self):\n        pass\n',
  'tabs.py': 'if x:\n\ty\tz\n',
};

async function included(path: string, ...options: readonly string[]): Promise<{ readonly text: string | undefined; readonly start: number | undefined; readonly line: number | undefined; readonly problems: readonly string[] }> {
  const file = sourceFile('a.rst', `.. literalinclude:: ${path}\n${options.map((option) => `   :${option}\n`).join('')}`);
  const problems: string[] = [];
  const report = ({ message }: { readonly message: string }): number => problems.push(message);
  const { children: [code] } = await applyDirectives(parseRst(file, report), { file, read: async (name) => project[name], markup: rstMarkup }, report);
  return code?.type === 'code' ? { text: code.text, start: code.lineNumbers?.start, line: code.origin.line, problems } : { text: undefined, start: undefined, line: undefined, problems };
}

const get = '    async def get(self):\n        return 1';
const put = '    def put(self):\n        pass';
const run = 'asyncio.run(main())';

/** What Sphinx 5.3 reads (`LiteralIncludeReader.read`), without the line feed at the end. */
test.each([
  ['lines', ['lines: 1,4-6'], `import asyncio\nclass Queue:\n${get}`],
  ['lines-to-the-end', ['lines: 4-'], `class Queue:\n${get}\n\n${put}\n\n\n${run}`],
  ['start-after', ['start-after: class'], `${get}\n\n${put}\n\n\n${run}`],
  ['start-at', ['start-at: class'], `class Queue:\n${get}\n\n${put}\n\n\n${run}`],
  ['end-before', ['end-before: def put'], `import asyncio\n\n\nclass Queue:\n${get}\n`],
  ['end-at', ['end-at: def put'], `import asyncio\n\n\nclass Queue:\n${get}\n\n    def put(self):`],
  ['marks-on-both-sides', ['start-after: class Queue', 'end-at: return'], get],
  ['end-before-looks-behind-the-first-line', ['start-after: async', 'end-before: asyncio'], `\n\nclass Queue:\n${get}\n\n${put}\n\n`],
  ['a-method', ['pyobject: Queue.get'], get],
  ['a-class', ['pyobject: Queue'], `class Queue:\n${get}\n\n${put}`],
  ['a-method-four-columns-to-the-left', ['pyobject: Queue.get', 'dedent: 4'], 'async def get(self):\n    return 1'],
  ['a-method-without-its-indentation', ['pyobject: Queue.get', 'dedent:'], 'async def get(self):\n    return 1'],
  ['lines-before-and-after', ['lines: 1', 'prepend: # a', 'append: # b'], '# a\nimport asyncio\n# b'],
  ['a-method-below-the-line-put-before-it', ['pyobject: Queue.get', 'prepend: class Queue:'], `class Queue:\n${get}`],
  ['the-difference-to-an-older-version', ['diff: old.py'],
    `--- old.py\n+++ code.py\n@@ -2,8 +2,11 @@\n \n \n class Queue:\n-    def get(self):\n+    async def get(self):\n         return 1\n \n     def put(self):\n         pass\n+\n+\n+${run}`],
] as const)('shows-what-sphinx-shows-%s', async (_, options, expected) => {
  const { text, problems } = await included('code.py', ...options);
  expect(text).toBe(expected);
  expect(problems).toEqual([]);
});

test.each([
  ['behind-a-mark', ['start-at: class'], 4], ['of-an-object', ['pyobject: Queue.put'], 8], ['of-lines', ['lines: 5-6'], 5], ['of-lines-behind-a-mark', ['start-after: import', 'lines: 3'], 4],
] as const)('lineno-match-counts-as-the-file-does-%s', async (_, options, start) => {
  expect(await included('code.py', ...options, 'lineno-match:')).toMatchObject({ start, line: start, problems: [] });
});

test('tab-width-expands-tabs', async () => {
  expect((await included('tabs.py', 'tab-width: 4')).text).toBe('if x:\n    y   z');
});

test('a-line-put-before-the-code-moves-the-lines-below-it', async () => {
  expect(await included('code.py', 'lines: 4', 'prepend: # a')).toMatchObject({ text: '# a\nclass Queue:', line: 3 });
});

test.each([
  ['a-mark-that-is-not-there', ['start-after: nowhere'], 'option `start-after` of `literalinclude` cannot be `nowhere`'],
  ['end-before-on-the-first-line', ['start-at: import', 'end-before: import'], 'option `end-before` of `literalinclude` cannot be `import`'],
  ['lines-beyond-the-end', ['start-at: asyncio.run', 'lines: 1-2'], 'option `lines` of `literalinclude` cannot be `2`'],
  ['lines-apart-with-lineno-match', ['lines: 1,4', 'lineno-match:'], 'option `lines` of `literalinclude` cannot be `1,4`'],
  ['two-ways-to-start', ['start-at: class', 'start-after: class'], '`literalinclude` cannot have both `start-after` and `start-at`'],
  ['a-difference-of-some-lines', ['diff: old.py', 'lines: 1'], '`literalinclude` cannot have both `diff` and `lines`'],
  ['an-object-that-is-not-there', ['pyobject: Queue.peek'], 'option `pyobject` of `literalinclude` cannot be `Queue.peek`'],
  ['another-encoding', ['encoding: latin-1'], 'option `encoding` of `literalinclude` cannot be `latin-1`'],
  ['an-older-version-outside-the-project', ['diff: ../../old.py'], '`../../old.py` is outside the project and is not read'],
] as const)('says-what-is-wrong-%s', async (_, options, message) => {
  const { problems, text } = await included('code.py', ...options);
  expect(problems).toEqual([message]);
  expect(text === undefined).toBe(options[0] === 'diff: ../../old.py');
});
