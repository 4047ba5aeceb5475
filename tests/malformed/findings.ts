import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '../../src/compile.ts';
import type { Host } from '../../src/host.ts';
import { formatDiagnostic } from '../../src/source/code-frame.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import type { SourceFile } from '../../src/source/source-file.ts';

/** What compiling the documents `input*` of `folder` tells their author, sorted by place, each with its frame; nothing is drawn, and no program is run but by `record`. */
export async function findingsOf(folder: string, record: Host['record'] = async () => []): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('input')).sort();
  const found = new Map<string, Diagnostic>();
  const files = new Map<string, SourceFile>();
  const read = (path: string): Promise<string | undefined> => readFile(join(folder, path), 'utf8').catch(() => undefined);
  const host: Host = {
    read: async (path) => {
      const text = await read(path);
      return text === undefined ? { problem: 'there is no such file in the project' } : { text };
    },
    has: async (path) => (await read(path)) !== undefined,
    record,
    draw: async () => [],
    report: (finding) => { found.set(JSON.stringify([finding.code, finding.span, finding.message]), finding); },
    remember: (file) => { files.set(file.path, file); },
  };
  await compile(names, host, { notes: true });
  return [...found.values()].toSorted((a, b) => a.span.start.offset - b.span.start.offset)
    .map((finding) => formatDiagnostic(finding, files.get(finding.span.path))).join('\n\n');
}
