import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printDeck } from './print-deck.ts';
import { proseCases } from '../document/prose-cases.ts';
import { plan } from './plan.ts';

const folder = join(import.meta.dirname, 'cases');

for (const file of readdirSync(folder)) {
  describe(file.replace('.txt', ''), () => {
    for (const { name, input, parts } of proseCases(join(folder, file))) {
      test(name, async () => {
        const { decks, diagnostics } = await plan(input, ...(parts['next document'] ? [parts['next document']] : []));
        const reports = diagnostics.map(({ severity, code, message, span }) => `${span.start.line}:${span.start.column} ${severity} ${code}: ${message}`);
        expect({ decks: decks.map(printDeck).join('').trimEnd(), reports: reports.join('\n') }).toEqual({ decks: parts['decks'], reports: parts['reports'] ?? '' });
      });
    }
  });
}
