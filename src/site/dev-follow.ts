import { attribute } from '../contract/page.ts';

/** Elements of HTML that have no end. */
const empty = /^<(?:area|br|col|hr|img|input|link|meta|source|wbr)\b|\/>$/;

/**
 * Returns the first of the slides `now` (HTML by id) that is another one than before, and the label of the step in which the change shows: that of the
 * innermost element round it that appears with a step. `undefined` if nothing has changed but that slides are gone.
 */
export function placeOfChange(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): { readonly slide: string; readonly step?: string } | undefined {
  for (const [slide, html] of now) {
    const old = before.get(slide);
    if (old === html) continue;
    const step = old === undefined ? undefined : stepAt(html, firstDifference(old, html));
    return step === undefined ? { slide } : { slide, step };
  }
  return undefined;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function stepAt(html: string, offset: number): string | undefined {
  const open: (string | undefined)[] = [];
  for (const { 0: tag, index } of html.matchAll(/<[^>]*>/g)) {
    if (index >= offset) break;
    if (tag.startsWith('</')) open.pop();
    else if (!empty.test(tag) || offset < index + tag.length) open.push(valueOf(tag, attribute.step) ?? valueOf(tag, attribute.from) ?? open.at(-1));
  }
  return open.at(-1);
}

function valueOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]+)"`).exec(tag)?.[1];
}
