import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loopstage, project } from './command.ts';

const program = (...lines: readonly string[]): string => `# Talk\n\n\`\`\`python\nimport asyncio\n\nasync def main():\n${lines.map((line) => `    ${line}\n`).join('')}\nasyncio.run(main())\n\`\`\`\n`;

const documents = {
  'raises.md': program('raise ValueError("no")'),
  'needs.md': program('import numpy'),
  'stuck.md': program('await asyncio.Event().wait()'),
  'endless.md': program('while True:', '    await asyncio.sleep(0)'),
  'differs.md': `${program('print(1)')}\n\`\`\`testoutput\n2\n\`\`\`\n`,
  'idle.md': '# Talk\n\n```python trace\nx = 1\n```\n',
  'busy.md': program('while True:', '    pass'),
  'diagram.md': '# Talk\n\n```mermaid\nsequenceDiagram\n  A->>\n```\n',
  'crowd.md': program('await asyncio.gather(*(asyncio.sleep(1) for _ in range(8)))'),
  'latin.md': Uint8Array.from([...Buffer.from('# Caf'), 0xe9, 0x0a]),
};

/** What `build --json` says of `files`, as `path:line code`. */
async function told(folder: string, environment: Readonly<Record<string, string>> = {}, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await loopstage(folder, ['build', '.', '--json', ...args], environment);
  return stdout.trimEnd().split('\n').filter((line) => line !== '').map((line) => {
    const finding: { path: string; code: string; start: { line: number } } = JSON.parse(line);
    return `${finding.path}:${finding.start.line} ${finding.code}`;
  });
}

const found = (path: string, line: number, code: string): string => `${path}:${line} ${code}`;

test('what-programs-diagrams-and-files-do-wrong-is-told-at-its-line', async () => {
  const folder = await project(documents);
  await symlink('/etc/passwd', join(folder, 'outside.md'));
  const lines = (await told(folder, {}, '--no-pdf')).filter((line) => !line.includes('deck/duplicate-name'));
  expect(lines).toEqual([
    found('busy.md', 8, 'record/stopped'), found('crowd.md', 3, 'deck/too-many-lanes'), found('diagram.md', 5, 'output/diagram-failed'), found('differs.md', 12, 'record/output'), found('endless.md', 3, 'record/stopped'),
    found('idle.md', 3, 'record/nothing-to-show'), found('latin.md', 1, 'source/not-utf8'), found('needs.md', 7, 'record/import'), found('outside.md', 1, 'source/unreadable'),
    found('raises.md', 7, 'record/raised'), found('stuck.md', 9, 'record/deadlock'),
  ]);
});

test('a-build-without-a-browser-says-so-once', async () => {
  const folder = await project({ 'a.md': program(`print(${Date.now()})`), 'b.md': documents['diagram.md'] });
  const lines = await told(folder, { LOOPSTAGE_BROWSER: '/nowhere', LOOPSTAGE_CACHE: join(folder, 'cache') });
  expect(lines.filter((line) => line.endsWith(' output/no-browser'))).toHaveLength(1);
});
