import type { Document } from '../../document/nodes.ts';
import { textOf } from '../../document/text.ts';
import type { BlockNumber } from './block-numbers.ts';
import { followName, namesOf } from './names.ts';
import { newObjectNames, type ObjectNames } from './object-names.ts';
import { replaceSubstitutions } from './substitutions.ts';

/** A place in some document of the build; `others` are further documents with a place of that name. */
export interface Label {
  readonly href: string;
  readonly title?: string;
  readonly number?: BlockNumber;
  readonly others: readonly string[];
}

/**
 * What the documents of a build offer to the references of each other. An address is the path of the document from the project's
 * folder with a slash before it, and the id behind `#`: `/decks/wait.rst#timeouts`.
 */
export interface Labels {
  readonly places: ReadonlyMap<string, Label>;
  readonly terms: ReadonlyMap<string, string>;
  readonly objects: ObjectNames;
  /** Titles of the documents by path without its ending, and their addresses. */
  readonly documents: ReadonlyMap<string, { readonly title: string; readonly href: string }>;
  /** Whether some reference shows a number, so that captions have to. */
  readonly numbered: boolean;
}

/** Returns the labels, terms, objects and titles of `documents`, their directives applied and their names not yet resolved. */
export function labelsOf(documents: readonly Document[]): Labels {
  return mergeLabels(documents.map((document) => ({ path: document.path, labels: ownLabels(document) })));
}

/** Returns the labels of each document as those of all of them, in their order; of one name the first place is taken. */
export function mergeLabels(documents: readonly { readonly path: string; readonly labels: Labels }[]): Labels {
  const places = new Map<string, Label>();
  const terms = new Map<string, string>();
  const objects = newObjectNames();
  for (const { path, labels } of documents) {
    for (const [name, label] of labels.places) {
      const known = places.get(name);
      places.set(name, known ? { ...known, others: [...known.others, path] } : label);
    }
    for (const [name, href] of labels.terms) if (!terms.has(name)) terms.set(name, href);
    for (const [name, href] of labels.objects.full) objects.add(name, href);
  }
  return { places, terms, objects, documents: new Map(documents.flatMap(({ labels }) => [...labels.documents])), numbered: documents.some(({ labels }) => labels.numbered) };
}

/** Returns what one document offers, its directives applied and its names not yet resolved. */
export function ownLabels(document: Document): Labels {
  const names = namesOf(replaceSubstitutions(document.children, () => undefined), () => undefined);
  const at = (href: string): string => (href.startsWith('#') ? `/${document.path}${href}` : href);
  const places = new Map<string, Label>();
  for (const [name, place] of names.places) {
    const way = place?.explicit && !place.byLink ? followName(name, names.places) : undefined;
    if (!way || !('href' in way)) continue;
    const { title, number } = way.place;
    places.set(name, { href: at(way.href), ...(title && { title: textOf(title) }), ...(number && { number }), others: [] });
  }
  const objects = newObjectNames();
  for (const [name, href] of names.objects.full) objects.add(name, at(href));
  return {
    places, objects, numbered: names.numbered,
    terms: new Map([...names.terms].map(([name, href]) => [name, at(href)] as const)),
    documents: new Map([[withoutEnding(document.path), { title: titleOf(document), href: `/${document.path}` }]]),
  };
}

/** Returns `path` without the ending of its last part. */
export function withoutEnding(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}

function titleOf(document: Document): string {
  const section = document.children.find((block) => block.type === 'section');
  return document.meta['title']?.value ?? (section ? textOf(section.title) : withoutEnding(document.path).replace(/^.*\//, ''));
}
