import type { PdfFacts } from './pdf-facts.ts';
import { pagesOf, readPdf, writePdf, type PdfFile } from './pdf-file.ts';
import { pdfDate, pdfText, textOfLiteral, textOfName } from './pdf-text.ts';
import { xmpPacket } from './xmp.ts';

/** A finished file and how many pages it has. */
export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

const maker = 'Loopstage';

/**
 * Returns a PDF of the browser with what it leaves out: author, subject, keywords and dates, the same as XMP, labels of pages, descriptions of links,
 * the mark of PDF/UA. Tags and bookmarks stay as they are but for names that the browser counts. The same pages and facts give the same bytes.
 */
export function finishPdf(pdf: Uint8Array, facts: PdfFacts): FinishedPdf {
  const file = readPdf(pdf);
  const { objects, root, info } = file;
  const pages = pagesOf(file);
  const metadata = Math.max(...objects.keys()) + 1;
  const packet = Buffer.from(xmpPacket(facts, maker), 'utf8').toString('latin1');
  objects.set(metadata, `<</Type /Metadata /Subtype /XML /Length ${packet.length}>> stream\n${packet}\nendstream`);
  objects.set(info, informationOf(facts));
  const labels = facts.labels.length === pages && pages > 0 ? ` /PageLabels <</Nums [${labelTree(facts.labels)}]>>` : '';
  objects.set(root, inserted(objects.get(root) ?? '', `/Metadata ${metadata} 0 R${labels}\n`));
  describeLinks(file, facts.links);
  writeBookmarks(file, facts.headings);
  nameElements(file);
  return { bytes: writePdf(file), pages };
}

function informationOf({ title, author, subject, keywords, created }: PdfFacts): string {
  const entry = (name: string, value: string | undefined): string => (value === undefined ? '' : `/${name} ${pdfText(value)}\n`);
  return `<<${entry('Title', title)}${entry('Author', author)}${entry('Subject', subject)}${entry('Keywords', keywords)}${entry('Creator', maker)}${entry('Producer', maker)}/CreationDate ${pdfDate(created)}\n/ModDate ${pdfDate(created)}>>`;
}

/** Labels as ranges (ISO 32000-1, 12.4.2): numbers that count on are one range, all else is a prefix of its own. */
function labelTree(labels: readonly string[]): string {
  return labels.flatMap((label, index) => {
    if (!/^[1-9]\d*$/.test(label)) return [`${index} <</P ${pdfText(label)}>>`];
    return index > 0 && labels[index - 1] === String(Number(label) - 1) ? [] : [`${index} <</S /D /St ${label}>>`];
  }).join(' ');
}

/** Gives each link annotation its description, which readers speak (ISO 14289-1, 7.18.5). */
function describeLinks({ objects }: PdfFile, links: ReadonlyMap<string, string>): void {
  for (const [number, body] of objects) {
    if (!/^<<\/Type \/Annot\s+\/Subtype \/Link\b/.test(body)) continue;
    const [, name] = /\/Dest \/(\S+)/.exec(body) ?? [];
    const [, address] = /\/URI \(((?:[^()\\]|\\[^])*)\)/.exec(body) ?? [];
    const target = name !== undefined ? `#${textOfName(name)}` : address !== undefined ? textOfLiteral(address) : undefined;
    if (target !== undefined) objects.set(number, inserted(body, `/Contents ${pdfText(links.get(target) ?? target)}\n`));
  }
}

/**
 * Gives the bookmarks the words of their headings, of which the browser loses blanks where they break into lines, and repeats code. Bookmarks and headings
 * stand in the same order; where there are not as many, nothing is changed.
 */
function writeBookmarks({ objects, root }: PdfFile, headings: readonly string[]): void {
  const next = (number: number | undefined, name: string): number | undefined => {
    const found = number === undefined ? undefined : new RegExp(`/${name} (\\d+) 0 R`).exec(objects.get(number) ?? '')?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const walk = (number: number | undefined): readonly number[] => (number === undefined ? [] : [number, ...walk(next(number, 'First')), ...walk(next(number, 'Next'))]);
  const bookmarks = walk(next(next(root, 'Outlines'), 'First'));
  if (bookmarks.length !== headings.length) return;
  for (const [index, number] of bookmarks.entries()) {
    const body = objects.get(number) ?? '';
    objects.set(number, body.replace(/\/Title (?:\((?:[^()\\]|\\[^])*\)|<[\dA-Fa-f]*>)/, () => `/Title ${pdfText(headings[index] ?? '')}`));
  }
}

/**
 * Names the elements that tags refer to, such as the heads of a table's columns, by counting them: the browser names them by numbers that it gives to all nodes
 * as it comes upon them, and what it comes upon between two depends on its load. Their order stays, by which the tree of names is sorted (7.9.6).
 */
function nameElements({ objects }: PdfFile): void {
  const tags = [...objects].filter(([, body]) => !body.endsWith('endstream') && body.includes('(node'));
  const names = new Set(tags.flatMap(([, body]) => /\/ID \((node\d{8,})\)/.exec(body)?.[1] ?? []));
  const counted = new Map([...names].sort().map((name, index) => [name, `node${String(index + 1).padStart(8, '0')}`]));
  for (const [number, body] of tags) {
    const renamed = body.replace(/\/(?:ID|Headers|Limits|Names) (?:\([^()]*\)|\[[^\]]*\])/g, (entry) => entry.replace(/node\d+/g, (name) => counted.get(name) ?? name));
    objects.set(number, renamed);
  }
}

/** Returns the dictionary with further entries at its beginning. */
function inserted(dictionary: string, entries: string): string {
  if (!dictionary.startsWith('<<')) throw new Error('the browser wrote a PDF of an unknown form');
  return `<<${entries}${dictionary.slice(2)}`;
}
