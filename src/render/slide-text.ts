import { attribute } from '../contract/page.ts';
import type { SearchPart } from '../contract/search.ts';

const kinds = { text: 'text', code: 'code', step: 'step' } as const;

/** Elements whose words are not those of the slide: drawings (their steps say the same), notes, marks that readers pass over. */
const passedOver = /^<(?:svg|math|style|script|button)\b|\bclass="(?:[^"]* )?(?:notes|heading|clock|step-zero|panels|stage-range|stage-pass|legend|backs)(?: [^"]*)?"|\baria-hidden="true"/;
const blocks = /^<\/?(?:p|li|ol|ul|dl|dt|dd|div|pre|table|tr|td|th|h[1-6]|figure|figcaption|blockquote|section|br)\b/;
/** Stands where a paragraph, an item or a cell ends. */
const boundary = '\u0000';
const empty = /^<(?:area|br|col|hr|img|input|link|meta|source|wbr)\b/;

/**
 * Returns the words of a slide as its page shows them, from its HTML as `renderSlide` writes it: those that appear in one step together, code by
 * itself. So nothing is found that is not shown, and each step is the one in which it is shown.
 */
export function partsOfSlide(html: string): readonly SearchPart[] {
  const found = new Map<string, { readonly kind: SearchPart[0]; readonly step: string | undefined; text: string }>();
  const open: { readonly step: string | undefined; readonly kind: SearchPart[0]; readonly hidden: boolean }[] = [{ step: undefined, kind: 'text', hidden: false }];
  for (const [token] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const now = open.at(-1);
    if (!now) break;
    if (token.startsWith('</')) open.pop();
    else if (token.startsWith('<') && !empty.test(token)) {
      const own = valueOf(token, attribute.step);
      const step = own ?? now.step;
      const kind = /^<pre\b/.test(token) ? kinds.code : own !== undefined && /^<li\b/.test(token) ? kinds.step : now.kind;
      open.push({ step, kind, hidden: now.hidden || passedOver.test(token) });
    }
    if (now.hidden) continue;
    const text = token.startsWith('<') ? (blocks.test(token) ? boundary : '') : decode(token);
    const key = `${now.kind} ${now.step ?? ''}`;
    const part = found.get(key) ?? { kind: now.kind, step: now.step, text: '' };
    part.text += text;
    found.set(key, part);
  }
  return [...found.values()].flatMap(({ kind, step, text }): SearchPart[] => {
    const words = kind === 'code' ? text.replaceAll(boundary, '').replace(/[^\S\n]+$/gm, '').replace(/^\n+|\s+$/g, '') : wordsOf(text);
    return words === '' || /^lines? [\d, to]+$/.test(words) ? [] : [step === undefined ? [kind, words] : [kind, words, step]];
  });
}

/** Text on one line, its paragraphs, items and cells kept apart. */
function wordsOf(text: string): string {
  return text.split(boundary).map((piece) => piece.replace(/\s+/g, ' ').trim()).filter((piece) => piece !== '').join(' · ');
}

function valueOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

/** The entities that `escapeHtml` writes. */
function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity] ?? entity);
}
