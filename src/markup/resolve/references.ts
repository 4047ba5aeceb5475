import type { Inline, InlineProblem, Link, Role } from '../../document/inline.ts';
import { textOf } from '../../document/text.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { Names, Place } from './names.ts';
import { normalName } from './normal-name.ts';

/** Where a name leads in the end, over names that stand for names; says why it leads nowhere. */
type Way = { readonly href: string; readonly place: Place } | { readonly fault: 'unknown' | 'duplicate' | 'circle' };

function followName(name: string, names: Names): Way {
  const seen = new Set<string>();
  for (let at = name; ;) {
    if (seen.has(at)) return { fault: 'circle' };
    seen.add(at);
    const place = names.places.get(at);
    if (!place) return { fault: names.places.has(at) ? 'duplicate' : 'unknown' };
    if (place.ref === undefined) return { href: place.href ?? '', place };
    at = place.ref;
  }
}

/** Returns `link` with its address; one that leads nowhere is reported and shown as it was written. */
export function resolveLink(link: Link, names: Names, anonymous: ReadonlyMap<Link, Place>, report: Report): Inline {
  const { ref, ...rest } = link;
  if (ref === undefined) {
    const place = anonymous.get(link);
    if (!place) return link;
    if (place.ref === undefined) return { ...link, href: place.href ?? '' };
    const way = followName(place.ref, names);
    return 'href' in way ? { ...link, href: way.href } : fail(link, place.ref, way.fault, report);
  }
  const way = followName(ref, names);
  return 'href' in way ? { ...rest, href: way.href } : fail(link, ref, way.fault, report);
}

function fail(link: Link, name: string, fault: 'unknown' | 'duplicate' | 'circle', report: Report): InlineProblem {
  if (fault === 'duplicate') report(diagnostic('rst/ambiguous-target', link.span, { name }));
  else if (fault === 'circle') report(diagnostic('rst/circular-target', link.span, { name }));
  else report(diagnostic('rst/unknown-target', link.span, { name }));
  return { type: 'inline-problem', span: link.span, text: textOf(link.children) };
}

/** Returns the places of anonymous references, matched in order; when their numbers differ, none, with a message. */
export function matchAnonymous(links: readonly Link[], names: Names, report: Report): ReadonlyMap<Link, Place> {
  const first = links[0] ?? names.anonymous[0];
  if (links.length === names.anonymous.length || !first) return new Map(links.map((link, index) => [link, names.anonymous[index]] as const).filter((pair): pair is readonly [Link, Place] => pair[1] !== undefined));
  report(diagnostic('rst/anonymous-mismatch', first.span, { references: links.length, targets: names.anonymous.length }));
  return new Map();
}

/** Returns a role that refers to something in the document with its address and, without a title of its own, the text to show. */
export function resolveRole(role: Role, names: Names, report: Report): Role {
  const name = normalName(role.target ?? role.text);
  switch (role.name) {
    case 'term': {
      const href = names.terms.get(name) ?? names.terms.get(name.replace(/s$/, ''));
      if (href === undefined && names.terms.size > 0) report(diagnostic('rst/unknown-term', role.span, { name }));
      return href === undefined ? role : { ...role, href };
    }
    case 'ref': case 'numref': case 'eq': case 'any': {
      const way = followName(name, names);
      if (!('href' in way)) {
        report(diagnostic('rst/undefined-label', role.span, { name }));
        return role;
      }
      const title = role.target === undefined && way.place.title ? textOf(way.place.title) : role.text;
      return { ...role, text: title, href: way.href };
    }
    case 'doc':
      report(diagnostic('rst/other-document', role.span, { name: role.target ?? role.text }));
      return role;
    default: return role;
  }
}
