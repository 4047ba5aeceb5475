import type { Inline, InlineProblem, Link } from '../../document/inline.ts';
import { textOf } from '../../document/text.ts';
import type { Report } from '../../source/diagnostic.ts';
import { diagnostic } from '../../source/diagnostic.ts';
import type { Names, Place } from './names.ts';
import { followName } from './names.ts';

/** Returns `link` with its address; one that leads nowhere is reported and shown as it was written. */
export function resolveLink(link: Link, names: Names, anonymous: ReadonlyMap<Link, Place>, report: Report): Inline {
  const { ref, ...rest } = link;
  if (ref === undefined) {
    if (link.href !== undefined) return link;
    const place = anonymous.get(link);
    if (place && place.ref === undefined) return { ...link, href: place.href ?? '' };
    const way = place?.ref === undefined ? undefined : followName(place.ref, names.places);
    return way && 'href' in way ? { ...link, href: way.href } : problem(link);
  }
  const way = followName(ref, names.places);
  if ('href' in way) return { ...rest, href: way.href };
  if (!way.indirect) report(diagnostic(way.fault === 'duplicate' ? 'rst/ambiguous-target' : 'rst/unknown-target', link.span, { name: ref }));
  return problem(link);
}

const problem = (link: Link): InlineProblem => ({ type: 'inline-problem', span: link.span, text: textOf(link.children) });

/** Returns the places of anonymous references, matched in order; when their numbers differ, none, with a message. */
export function matchAnonymous(links: readonly Link[], names: Names, report: Report): ReadonlyMap<Link, Place> {
  const first = links[0] ?? names.anonymous[0];
  if (links.length === names.anonymous.length || !first) return new Map(links.map((link, index) => [link, names.anonymous[index]] as const).filter((pair): pair is readonly [Link, Place] => pair[1] !== undefined));
  report(diagnostic('rst/anonymous-mismatch', first.span, { references: links.length, targets: names.anonymous.length }));
  return new Map();
}
