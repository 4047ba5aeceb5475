import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/**
 * A PDF as its numbered objects, each the text between `obj` and `endobj` with one character for each byte, and which of them are the
 * catalogue and the document's facts.
 */
export interface PdfFile {
  readonly objects: Map<number, string>;
  readonly root: number;
  readonly info: number;
}

/**
 * Returns the objects of a PDF that has one cross-reference table and no object streams, as Chromium writes it (ISO 32000-1, 7.5.4). Throws on
 * any other file. No library is asked: those that keep tags take three to eight milliseconds a page to read and write all objects anew.
 */
export function readPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  const head = /^xref\s+0 (\d+) ?\r?\n/.exec(text.slice(table, table + 40));
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const [root, info] = [/\/Root (\d+) 0 R/, /\/Info (\d+) 0 R/].map((name) => Number(name.exec(trailer)?.[1] ?? Number.NaN));
  if (!head || root === undefined || info === undefined || Number.isNaN(root) || Number.isNaN(info)) throw new Error('the browser wrote a PDF of an unknown form');
  const begin = table + head[0].length;
  const places = Array.from({ length: Number(head[1]) }, (_, number) => [number, text.slice(begin + 20 * number, begin + 20 * number + 18)] as const)
    .flatMap(([number, entry]) => (entry.endsWith('n') ? [[number, Number(entry.slice(0, 10))] as const] : [])).sort((a, b) => a[1] - b[1]);
  const objects = new Map<number, string>();
  for (const [index, [number, from]] of places.entries()) {
    const whole = text.slice(from, places[index + 1]?.[1] ?? table);
    const opening = `${number} 0 obj\n`;
    const end = whole.lastIndexOf('\nendobj');
    if (!whole.startsWith(opening) || end === -1) throw new Error(`object ${number} of the browser's PDF is damaged`);
    objects.set(number, whole.slice(opening.length, end));
  }
  return { objects, root, info };
}

/** Returns the number of pages: the count of the root of the page tree (ISO 32000-1, 7.7.3.2). */
export function pagesOf({ objects, root }: PdfFile): number {
  const tree = Number(/\/Pages (\d+) 0 R/.exec(objects.get(root) ?? '')?.[1] ?? Number.NaN);
  return Number(/\/Count (\d+)/.exec(objects.get(tree) ?? '')?.[1] ?? 0);
}

const together = 256;

/**
 * Returns the file's bytes in the form of PDF 1.7: objects that are no streams packed into object streams (7.5.7), which halves the size, and the document's
 * facts left readable. The identifier is a hash of all else, so the same objects give the same bytes.
 */
export function writePdf({ objects, root, info }: PdfFile): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  const entries = new Map<number, readonly [kind: number, place: number, index: number]>();
  const add = (number: number, body: string): void => {
    const bytes = Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1');
    entries.set(number, [1, length, 0]);
    parts.push(bytes);
    length += bytes.length;
  };
  const numbers = [...objects.keys()].sort((a, b) => a - b);
  const packed: number[] = [];
  for (const number of numbers) {
    const body = objects.get(number) ?? '';
    if (body.endsWith('endstream')) add(number, body);
    else if (number !== info) packed.push(number);
  }
  add(info, objects.get(info) ?? '');
  let next = (numbers.at(-1) ?? 0) + 1;
  for (let at = 0; at < packed.length; at += together, next += 1) {
    const members = packed.slice(at, at + together);
    for (const [index, member] of members.entries()) entries.set(member, [2, next, index]);
    add(next, objectStream(members, objects));
  }
  entries.set(next, [1, length, 0]);
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const id = hash.digest('hex').slice(0, 32);
  const table = Buffer.alloc((next + 1) * 7);
  for (const [number, [kind, place, index]] of entries) {
    table.writeUInt8(kind, number * 7);
    table.writeUInt32BE(place, number * 7 + 1);
    table.writeUInt16BE(index, number * 7 + 5);
  }
  const place = length;
  add(next, stream(`/Type /XRef /Size ${next + 1} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]`, table));
  return Buffer.concat([...parts, Buffer.from(`startxref\n${place}\n%%EOF\n`, 'latin1')]);
}

function objectStream(members: readonly number[], objects: ReadonlyMap<number, string>): string {
  let offset = 0;
  const index: string[] = [];
  const bodies = members.map((member) => {
    const body = `${objects.get(member) ?? ''}\n`;
    index.push(`${member} ${offset}`);
    offset += body.length;
    return body;
  });
  const head = `${index.join(' ')}\n`;
  return stream(`/Type /ObjStm /N ${members.length} /First ${head.length}`, Buffer.from(head + bodies.join(''), 'latin1'));
}

function stream(entries: string, bytes: Uint8Array): string {
  const packed = deflateSync(bytes, { level: 6 });
  return `<<${entries} /Filter /FlateDecode /Length ${packed.length}>> stream\n${packed.toString('latin1')}\nendstream`;
}
