import type { DocumentMeta } from '../document/nodes.ts';
import { diagnostic, type Report } from '../source/diagnostic.ts';
import type { DeckMeta } from './deck.ts';

/** Sizes of a slide in CSS pixels by the name of their ratio. */
const sizes: Readonly<Record<string, DeckMeta['size']>> = {
  '16:9': { width: 1920, height: 1080 },
  '16:10': { width: 1728, height: 1080 },
  '4:3': { width: 1440, height: 1080 },
};

const fieldNames = [
  'title', 'subtitle', 'author', 'date', 'event', 'lang', 'theme', 'duration', 'aspect-ratio', 'description', 'keywords', 'og-image', 'draft',
];

/** Returns the fields of a document's head as the deck needs them; a value that cannot be used is reported at its place and left out. */
export function deckMeta(meta: DocumentMeta, report: Report): DeckMeta {
  reportMisspelt(meta, report);
  const value = (name: string): { readonly [key: string]: string } => (meta[name]?.value ? { [name]: meta[name].value } : {});
  const proven = <Value>(name: string, accepted: string, read: (text: string) => Value | undefined): Value | undefined => {
    const field = meta[name];
    if (!field) return undefined;
    const result = read(field.value.trim());
    if (result === undefined) report(diagnostic('deck/field-value', field.span, { field: name, value: field.value, accepted }));
    return result;
  };
  const duration = proven('duration', 'minutes, such as `20` or `1 h 30 min`', minutesOf);
  return {
    ...(meta['title']?.value && { documentTitle: meta['title'].value }),
    ...(meta['og-image']?.value && { ogImage: meta['og-image'].value }),
    ...value('subtitle'), ...value('author'), ...value('date'), ...value('event'), ...value('description'), ...value('keywords'),
    lang: proven('lang', 'a language tag, such as `en` or `pt-BR`', languageOf) ?? 'en',
    theme: proven('theme', '`auto`, `light` or `dark`', (text) => themes.find((theme) => theme === text.toLowerCase())) ?? 'auto',
    ...(duration !== undefined && { duration }),
    size: proven('aspect-ratio', '`16:9`, `16:10` or `4:3`', (text) => sizes[text.replace(/\s|\//g, (mark) => (mark === '/' ? ':' : ''))]) ?? { width: 1920, height: 1080 },
    draft: proven('draft', '`true` or `false`', flagOf) ?? false,
  };
}

const themes = ['auto', 'light', 'dark'] as const;

/** A tag in the form of BCP 47: a language of two or three letters, then subtags. */
function languageOf(text: string): string | undefined {
  return /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(text) ? text.replaceAll('_', '-') : undefined;
}

/** Returns what the text of a field says that is on or off, nothing being on; `undefined` for any other word. */
export function flagOf(text: string): boolean | undefined {
  if (/^(?:true|yes|on|1)?$/i.test(text)) return true;
  return /^(?:false|no|off|0)$/i.test(text) ? false : undefined;
}

function minutesOf(text: string): number | undefined {
  const match = /^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|min|minutes?)?)?$/i.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  return Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) || undefined;
}

/** Any field may stand in a document's head; one that is a single slip away from a known field is probably meant to be it. */
function reportMisspelt(meta: DocumentMeta, report: Report): void {
  for (const [name, field] of Object.entries(meta)) {
    const meant = fieldNames.includes(name) ? undefined : fieldNames.find((known) => meta[known] === undefined && oneSlip(name, known));
    if (meant) report(diagnostic('deck/field-unknown', field.span, { field: name, meant }));
  }
}

/** Whether the words differ by one character more, less or other, by two swapped neighbours, or by `_` and blank for `-`. */
function oneSlip(word: string, known: string): boolean {
  const plain = word.replace(/[_ ]/g, '-');
  if (plain === known) return true;
  if (known.length < 4 || Math.abs(plain.length - known.length) > 1) return false;
  let start = 0;
  while (start < known.length && plain[start] === known[start]) start += 1;
  const [rest, knownRest] = [plain.slice(start), known.slice(start)];
  return rest.slice(1) === knownRest.slice(1) || rest.slice(1) === knownRest || rest === knownRest.slice(1)
    || (rest[0] === knownRest[1] && rest[1] === knownRest[0] && rest.slice(2) === knownRest.slice(2));
}
