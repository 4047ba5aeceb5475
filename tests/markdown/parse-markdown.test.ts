import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printDocument } from '../../src/document/print.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { sourceFile } from '../../src/source/source-file.ts';
import { proseCases } from '../document/prose-cases.ts';

const folder = join(import.meta.dirname, 'cases');

for (const file of readdirSync(folder)) {
  describe(file.replace('.txt', ''), () => {
    for (const { name, input, parts } of proseCases(join(folder, file))) {
      test(name, () => {
        const found: Diagnostic[] = [];
        const document = parseMarkdown(sourceFile('talk.md', input), (one) => found.push(one));
        const reports = found.map(({ severity, code, span }) => `${span.start.line}:${span.start.column} ${severity} ${code}`);
        expect({ tree: printDocument(document).trimEnd(), reports: reports.join('\n') }).toEqual({ tree: parts['tree'], reports: parts['reports'] ?? '' });
      });
    }
  });
}
