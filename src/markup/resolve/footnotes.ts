import type { FootnoteReference } from '../../document/inline.ts';
import type { Footnote } from '../../document/nodes.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { Names } from './names.ts';
import { normalName } from './normal-name.ts';

/** What is shown of footnotes and of references to them, and where a reference leads. */
export interface FootnoteNumbers {
  readonly shown: ReadonlyMap<Footnote, string>;
  readonly references: ReadonlyMap<FootnoteReference, { readonly number: string; readonly href?: string }>;
}

const symbols = ['*', '\u2020', '\u2021', '\u00A7', '\u00B6', '#', '\u2660', '\u2665', '\u2666', '\u2663'];
const symbolAt = (index: number): string => (symbols[index % symbols.length] ?? '*').repeat(Math.floor(index / symbols.length) + 1);
const isAuto = ({ label }: { readonly label: string }): boolean => label.startsWith('#');

/**
 * Numbers footnotes. reStructuredText counts them in the order of their texts and leaves out numbers given by hand; Markdown
 * (`byReference`) counts them in the order of their first references. A reference without a text is reported once for its label.
 */
export function numberFootnotes(names: Names, references: readonly FootnoteReference[], byReference: boolean, report: Report): FootnoteNumbers {
  const shown = new Map<Footnote, string>();
  const notes = names.footnotes.filter(({ kind }) => kind === 'footnote');
  const taken = new Set(notes.map(({ label }) => label));
  let [number, symbol] = [0, 0];
  for (const note of byReference ? inOrderOfReference(notes, references) : notes) {
    if (isAuto(note)) {
      do number += 1; while (taken.has(String(number)));
      shown.set(note, String(number));
    } else if (note.label === '*') {
      shown.set(note, symbolAt(symbol));
      symbol += 1;
    } else shown.set(note, note.label);
  }
  for (const citation of names.footnotes) if (citation.kind === 'citation') shown.set(citation, citation.label);
  return { shown, references: matchReferences(names, shown, references, report) };
}

function inOrderOfReference(notes: readonly Footnote[], references: readonly FootnoteReference[]): readonly Footnote[] {
  const order = new Map(references.map(({ label }, index) => [normalName(label), index] as const).reverse());
  const rank = (note: Footnote): number => order.get(normalName(note.label)) ?? references.length;
  return notes.toSorted((a, b) => rank(a) - rank(b));
}

function matchReferences(names: Names, shown: ReadonlyMap<Footnote, string>, references: readonly FootnoteReference[], report: Report): FootnoteNumbers['references'] {
  const found = new Map<FootnoteReference, { readonly number: string; readonly href?: string }>();
  const queues = { '#': names.footnotes.filter(({ label }) => label === '#'), '*': names.footnotes.filter(({ label }) => label === '*') };
  const used = { '#': 0, '*': 0 };
  const unknown = new Set<string>();
  const noteNamed = finderOf(names, shown);
  for (const reference of references) {
    const { label, kind } = reference;
    if (label === '#' || label === '*') {
      const note = queues[label][used[label]];
      if (!note && used[label] === queues[label].length) {
        report(diagnostic('rst/too-many-footnote-references', reference.span, { kind: label === '#' ? 'autonumbered' : 'symbol', count: queues[label].length }));
      }
      used[label] += 1;
      found.set(reference, note ? { number: shown.get(note) ?? label, href: hrefOf(note, names) } : { number: label });
      continue;
    }
    const name = normalName(label.replace(/^#/, ''));
    const note = noteNamed(name, kind);
    if (note) found.set(reference, { number: shown.get(note) ?? label, href: hrefOf(note, names) });
    else {
      if (!unknown.has(name)) report(diagnostic('rst/unknown-footnote', reference.span, { name, label }));
      unknown.add(name);
      found.set(reference, { number: label.replace(/^#/, '') });
    }
  }
  return found;
}

/** Finds a footnote by its label; one without a label by the number it got. Of two of one name the first counts. */
function finderOf(names: Names, shown: ReadonlyMap<Footnote, string>): (name: string, kind: Footnote['kind']) => Footnote | undefined {
  const byLabel = new Map<string, Footnote>();
  const byNumber = new Map<string, Footnote>();
  for (const note of names.footnotes.toReversed()) {
    byLabel.set(`${note.kind} ${normalName(note.label.replace(/^#/, ''))}`, note);
    if (note.label === '#') byNumber.set(`${note.kind} ${shown.get(note)}`, note);
  }
  return (name, kind) => byLabel.get(`${kind} ${name}`) ?? byNumber.get(`${kind} ${name}`);
}

const hrefOf = (note: Footnote, names: Names): string => `#${names.ids.get(note)?.[0] ?? ''}`;
