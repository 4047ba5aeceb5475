import type { Deck } from '../../src/deck/deck.ts';
import { nameDecks, planDocument } from '../../src/deck/plan-decks.ts';
import type { Document } from '../../src/document/nodes.ts';
import { applyDirectives } from '../../src/markup/directives/apply-directives.ts';
import { markdownMarkup } from '../../src/markup/markdown/markdown-markup.ts';
import { parseMarkdown } from '../../src/markup/markdown/parse-markdown.ts';
import type { Diagnostic, Report } from '../../src/source/diagnostic.ts';
import { sourceFile } from '../../src/source/source-file.ts';

/** What planning made of Markdown texts, and what the planning reported. */
export interface Planned {
  readonly decks: readonly Deck[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the decks of `documents` with their names, as a compilation plans them. */
export function planDecks(documents: readonly Document[], report: Report): readonly Deck[] {
  return nameDecks(documents.flatMap((document) => planDocument(document, report)), report);
}

/** Returns the decks of `texts`, one document each: `talk.md`, `talk-2.md`, …; directives are applied, references not resolved. */
export async function plan(...texts: readonly string[]): Promise<Planned> {
  const diagnostics: Diagnostic[] = [];
  const nobody = (): void => undefined;
  const documents = await Promise.all(texts.map((text, index) => {
    const file = sourceFile(`talk${index === 0 ? '' : `-${index + 1}`}.md`, text);
    return applyDirectives(parseMarkdown(file, nobody), { read: async () => undefined, markup: markdownMarkup, file }, nobody);
  }));
  return { decks: planDecks(documents, (found) => diagnostics.push(found)), diagnostics };
}
