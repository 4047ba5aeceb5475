import { execFileSync } from 'node:child_process';

/** What qpdf reads from a PDF. */
export interface ReadPdf {
  readonly pages: number;
  /** The label of each page as a reader shows it, in order; empty where there are none. */
  readonly labels: readonly string[];
  readonly bookmarks: readonly { readonly depth: number; readonly title: string; readonly page: number }[];
  /** The text alternative of each figure; empty where it has none. */
  readonly figures: readonly string[];
  /** Links: where they lead, what they say of themselves, and whether a link within the file has a place to land. */
  readonly links: readonly { readonly target: string; readonly says: string; readonly lands: boolean }[];
  readonly language: string;
  readonly tagged: boolean;
  /** Headings, in no order: how often each kind of heading tag is used. */
  readonly headings: number;
  /** The XMP packet. */
  readonly metadata: string;
}

type Dictionary = Readonly<Record<string, unknown>>;
interface Outline { readonly title: string; readonly destpageposfrom1: number; readonly kids?: readonly Outline[] }
interface Json {
  readonly pages: readonly unknown[];
  readonly outlines: readonly Outline[];
  readonly pagelabels: readonly { readonly index: number; readonly label: Dictionary }[];
  readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: unknown; readonly stream?: { readonly dict: Dictionary } }>>];
}

const known = new Map<string, unknown>();

/** Asks a judge about a file once; files do not change while they are tested. */
function once<Answer>(question: string, path: string, ask: () => Answer): Answer {
  const key = `${question} ${path}`;
  if (!known.has(key)) known.set(key, ask());
  return known.get(key) as Answer;
}

/** Returns what qpdf reads from the file; it throws where qpdf finds the file damaged. */
export function readPdf(path: string): ReadPdf {
  return once('qpdf', path, () => readWith(path));
}

function readWith(path: string): ReadPdf {
  const json = JSON.parse(execFileSync('qpdf', ['--json=2', path], { encoding: 'utf8', maxBuffer: 1 << 29 })) as Json;
  const objects = new Map(Object.entries(json.qpdf[1]).map(([name, { value, stream }]) => [name.replace(/^obj:/, ''), value ?? stream?.dict]));
  const dictionaries = [...objects.values()].filter(isDictionary);
  const follow = (value: unknown): unknown => (typeof value === 'string' && objects.has(value) ? objects.get(value) : value);
  const catalog = dictionaries.find((one) => one['/Type'] === '/Catalog') ?? {};
  const places = follow(catalog['/Dests']);
  const elements = dictionaries.filter((one) => one['/Type'] === '/StructElem');
  const mark = follow(catalog['/MarkInfo']);
  const metadata = String(catalog['/Metadata'] ?? '').split(' ');
  return {
    pages: json.pages.length,
    labels: labelsOf(json),
    bookmarks: flat(json.outlines, 1),
    figures: elements.filter((one) => one['/S'] === '/Figure').map((one) => text(one['/Alt'])),
    links: dictionaries.filter((one) => one['/Subtype'] === '/Link').map((one) => {
      const action = follow(one['/A']);
      const target = isDictionary(action) ? text(action['/URI']) : String(one['/Dest'] ?? '');
      return { target, says: text(one['/Contents']), lands: isDictionary(action) || (isDictionary(places) && target in places) };
    }),
    language: text(catalog['/Lang']),
    tagged: isDictionary(mark) && mark['/Marked'] === true && catalog['/StructTreeRoot'] !== undefined,
    headings: elements.filter((one) => /^\/H\d?$/.test(String(one['/S']))).length,
    metadata: metadata.length < 2 ? '' : execFileSync('qpdf', [`--show-object=${metadata[0]}`, '--filtered-stream-data', path], { encoding: 'utf8' }),
  };
}

/** Returns the fonts of a file as `pdffonts` lists them: the name, the type, and whether they are embedded. */
export function fontsOf(path: string): readonly { readonly name: string; readonly type: string; readonly embedded: boolean }[] {
  return execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => line.trim() !== '').map((line) => {
    const [, name = '', type = '', embedded] = /^(.{36}) (.{17}) .{16} (\S+)/.exec(line) ?? [];
    return { name: name.trim(), type: type.trim(), embedded: embedded === 'yes' };
  });
}

/** Returns the text of each page as it is laid out. */
export function layoutOf(path: string): readonly string[] {
  return once('layout', path, () => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\f').slice(0, -1));
}

/** Returns the text of each page in the order of its content. */
export function rawTextOf(path: string): readonly string[] {
  return once('raw', path, () => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\f').slice(0, -1));
}

function labelsOf({ pages, pagelabels }: Json): readonly string[] {
  return pagelabels.length === 0 ? [] : pages.map((_, page) => {
    const run = pagelabels.findLast(({ index }) => index <= page);
    const number = run?.label['/S'] === '/D' ? Number(run.label['/St'] ?? 1) + page - run.index : '';
    return `${text(run?.label['/P'])}${number}`;
  });
}

function flat(outlines: readonly Outline[], depth: number): ReadPdf['bookmarks'] {
  return outlines.flatMap(({ title, destpageposfrom1: page, kids }) => [{ depth, title, page }, ...flat(kids ?? [], depth + 1)]);
}

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text strings begin with `u:` in qpdf's JSON, those with other bytes with `b:`. */
function text(value: unknown): string {
  return typeof value === 'string' ? value.replace(/^[ub]:/, '') : '';
}
