import type { Role } from '../../document/inline.ts';
import { textOf } from '../../document/text.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import { projectPath } from '../directives/project-path.ts';
import type { Labels } from './labels.ts';
import { withoutEnding } from './labels.ts';
import type { Names } from './names.ts';
import { followName } from './names.ts';
import { normalName } from './normal-name.ts';

/** What the roles of a document can refer to: its own names, those of the other documents, and its own path. */
export interface RoleWorld {
  readonly names: Names;
  readonly labels: Labels;
  readonly path: string;
  readonly report: Report;
}

const objectRoles = new Set(['class', 'func', 'meth', 'mod', 'exc', 'obj', 'attr', 'data', 'const', 'deco', 'type']);

/**
 * Returns a role that refers to something with its address and, without a title of its own, the text to show. The document's own
 * names go before those of other documents.
 */
export function resolveRole(role: Role, world: RoleWorld): Role {
  const name = role.name.replace(/^(?:std|py):/, '');
  switch (name) {
    case 'ref': return refer(role, world);
    case 'numref': return referByNumber(role, world);
    case 'eq': return referToFormula(role, world);
    case 'term': return referToTerm(role, world);
    case 'doc': return referToDocument(role, world) ?? unknownDocument(role, world);
    case 'any': return referToAny(role, world);
    case 'download': return { ...role, href: role.target ?? role.text };
    default: return objectRoles.has(name) ? referToObject(role, world) : role;
  }
}

const nameOf = (role: Role): string => normalName(role.target ?? role.text);

interface Found {
  readonly href: string;
  readonly title?: string | undefined;
  readonly word?: string | undefined;
  readonly number?: string | undefined;
}

/** Finds a label in the document or in another one; the place that several documents have is reported and the first of them taken. */
function findPlace(role: Role, { names, labels, report }: RoleWorld): Found | undefined {
  const name = nameOf(role);
  const way = followName(name, names.places);
  if ('href' in way) {
    const { title, number } = way.place;
    return { href: way.href, title: title && textOf(title), word: number?.word, number: number?.number };
  }
  const label = labels.places.get(name);
  if (!label) return undefined;
  if (label.others.length > 0) report(diagnostic('rst/ambiguous-label', role.span, { name, first: label.href.replace(/^\/|#.*$/g, ''), others: label.others.join(', ') }));
  return { href: label.href, title: label.title, word: label.number?.word, number: label.number?.number };
}

/** Labels of pages that Sphinx writes by itself; here their names are shown. */
const pagesOfSphinx = new Map([['genindex', 'Index'], ['modindex', 'Module Index'], ['search', 'Search Page']]);

function undefinedLabel(role: Role, { report }: RoleWorld): Role {
  const page = pagesOfSphinx.get(nameOf(role));
  if (page !== undefined) return role.target === undefined ? { ...role, text: page } : role;
  report(diagnostic('rst/undefined-label', role.span, { name: nameOf(role) }));
  return role;
}

function refer(role: Role, world: RoleWorld): Role {
  const place = findPlace(role, world);
  if (!place) return undefinedLabel(role, world);
  if (role.target !== undefined) return { ...role, href: place.href };
  if (place.title === undefined) world.report(diagnostic('rst/label-without-title', role.span, { name: nameOf(role) }));
  return { ...role, text: place.title ?? role.text, href: place.href };
}

/** `Fig. 1`; in a title of its own `%s` and `{number}` stand for the number, `{name}` for the caption. */
function referByNumber(role: Role, world: RoleWorld): Role {
  const place = findPlace(role, world);
  if (!place) return undefinedLabel(role, world);
  if (place.number === undefined) {
    world.report(diagnostic('rst/label-without-number', role.span, { name: nameOf(role) }));
    return { ...role, text: role.target === undefined ? place.title ?? role.text : role.text, href: place.href };
  }
  const { number, title = '' } = place;
  const form = role.target === undefined ? `${place.word} %s`.trim() : role.text;
  return { ...role, text: form.replaceAll('%s', number).replaceAll('{number}', number).replaceAll('{name}', title), href: place.href };
}

function referToFormula(role: Role, world: RoleWorld): Role {
  const place = findPlace(role, world);
  if (!place) return undefinedLabel(role, world);
  return { ...role, text: place.number === undefined ? role.text : `(${place.number})`, href: place.href };
}

function referToTerm(role: Role, { names, labels, report }: RoleWorld): Role {
  const name = nameOf(role);
  const found = [name, name.replace(/s$/, '')].map((form) => names.terms.get(form) ?? labels.terms.get(form)).find((href) => href !== undefined);
  if (found === undefined && names.terms.size + labels.terms.size > 0) report(diagnostic('rst/unknown-term', role.span, { name }));
  return found === undefined ? role : { ...role, href: found };
}

/** A document is named by its path without the ending, from the folder of this one; with a slash from the top of the sources. */
function referToDocument(role: Role, { labels, path }: RoleWorld): Role | undefined {
  const target = (role.target ?? role.text).trim();
  const plain = withoutKnownEnding(projectPath(path, target) ?? '');
  const found = labels.documents.get(plain) ?? (target.startsWith('/') ? [...labels.documents].find(([other]) => other.endsWith(`/${plain}`))?.[1] : undefined);
  return found && { ...role, text: role.target === undefined ? found.title : role.text, href: found.href };
}

const withoutKnownEnding = (path: string): string => (/\.(?:rst|txt|md)$/.test(path) ? withoutEnding(path) : path);

function unknownDocument(role: Role, { report }: RoleWorld): Role {
  report(diagnostic('rst/unknown-document', role.span, { name: role.target ?? role.text }));
  return role;
}

function referToAny(role: Role, world: RoleWorld): Role {
  const place = findPlace(role, world);
  if (place) return { ...role, text: role.target === undefined ? place.title ?? role.text : role.text, href: place.href };
  const term = world.names.terms.get(nameOf(role)) ?? world.labels.terms.get(nameOf(role));
  if (term !== undefined) return { ...role, href: term };
  const object = referToObject(role, world);
  return object.href === undefined ? referToDocument(role, world) ?? undefinedLabel(role, world) : object;
}

/** An object is named in full, or by the end of its name where only one object has that. */
function referToObject(role: Role, { names, labels }: RoleWorld): Role {
  const target = (role.target ?? role.text).replace(/\(.*\)$/, '');
  const href = names.objects.find(target) ?? labels.objects.find(target);
  return href === undefined ? role : { ...role, href };
}
