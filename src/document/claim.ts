import type { Span } from '../source/span.ts';

/** What an author says a recording must show. `text` is the claim as written; times are virtual seconds, names are those of lanes. */
export type Claim = { readonly text: string; readonly span: Span } & (
  | { readonly kind: 'ends-at'; readonly seconds: number; readonly lane?: string }
  | { readonly kind: 'order'; readonly lanes: readonly string[] }
  | { readonly kind: 'cancelled' | 'unfinished'; readonly lane: string }
  | { readonly kind: 'returns'; readonly lane: string; readonly value: string }
  | { readonly kind: 'raises'; readonly error: string; readonly lane?: string }
  | { readonly kind: 'blocks'; readonly seconds: number }
  | { readonly kind: 'deadlock' | 'endless' });
