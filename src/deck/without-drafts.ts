import type { Document } from '../document/nodes.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import { flagOf } from './deck-meta.ts';

/** Returns the documents whose head does not say `draft`; each that is left out is reported. */
export function withoutDrafts(documents: readonly Document[], report: Report): readonly Document[] {
  return documents.filter(({ meta: { draft } }) => {
    const left = draft !== undefined && flagOf(draft.value.trim()) === true;
    if (left) report(diagnostic('deck/draft', draft.span, {}));
    return !left;
  });
}
