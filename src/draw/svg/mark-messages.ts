/** What Mermaid's data base of a sequence diagram holds in source order, as far as it is of use here. */
export interface SequenceEntry {
  readonly id: string | number;
  readonly type: number;
  readonly from?: string;
}

/** Mermaid's numbers for kinds of entry, by name. */
export type LineTypes = Readonly<Record<string, number>>;

const attribute = 'data-message';

/**
 * Marks the elements of every message and note with its number in source order, and each activation with the message that starts it.
 * Returns how many there are; throws when the drawing lacks one of them.
 */
export function markMessages(root: SVGSVGElement, entries: readonly SequenceEntry[], types: LineTypes): number {
  const numbers = numberEntries(entries, types);
  let waiting: Element[] = [];
  let message: string | undefined;
  for (const child of Array.from(root.children)) {
    const kind = child.getAttribute('data-et');
    if (kind === 'message') {
      message = numbers.get(child.getAttribute('data-id') ?? '');
      for (const part of [...waiting, child]) mark(part, message);
      waiting = [];
    } else if (kind === 'note') {
      mark(child, numbers.get(child.getAttribute('data-id') ?? ''));
    } else if (child.matches('text.messageText')) {
      waiting.push(child);
    } else if (child.matches('text.sequenceNumber, line[stroke-width="0"]') || (child.localName === 'g' && child.querySelector(':scope > circle') && kind === null)) {
      mark(child, message);
    }
  }
  markActivations(root, entries, types, numbers);
  for (const number of numbers.values()) {
    if (!root.querySelector(`[${attribute}="${number}"]`)) throw new Error(`Mermaid drew no element for message ${number}`);
  }
  return numbers.size;
}

/** The number of each message and note, by the `data-id` that Mermaid gives its elements. */
function numberEntries(entries: readonly SequenceEntry[], types: LineTypes): Map<string, string> {
  const drawn = new Set(Object.entries(types).filter(([name]) => /^(NOTE|SOLID|DOTTED|STICK|BIDIRECTIONAL)/.test(name)).map(([, type]) => type));
  const numbers = new Map<string, string>();
  for (const entry of entries) if (drawn.has(entry.type)) numbers.set(`i${entry.id}`, String(numbers.size));
  return numbers;
}

/** Puts participants, then messages and notes, in source order, so that text is read and extracted in it. None of them covers another;
 * coloured areas stay behind all of them. */
export function orderBySource(root: SVGSVGElement): void {
  const participants = Array.from(root.children).filter((child) => child.localName === 'g' && child.querySelector('[data-et="life-line"]'));
  const behind = participants.at(-1)?.nextSibling ?? null;
  for (const participant of participants.toReversed()) root.insertBefore(participant, behind);
  const rows = Array.from(root.children).filter((child) => child.hasAttribute(attribute));
  root.append(...rows.toSorted((one, other) => Number(one.getAttribute(attribute)) - Number(other.getAttribute(attribute))));
}

function mark(element: Element, number: string | undefined): void {
  if (number !== undefined) element.setAttribute(attribute, number);
}

/**
 * The bars stand in the drawing in the order of their starts; one that never ends is not drawn. The start follows its message in the source,
 * as `->>+` and as `activate`.
 */
function markActivations(root: SVGSVGElement, entries: readonly SequenceEntry[], types: LineTypes, numbers: ReadonlyMap<string, string>): void {
  const starts: { readonly actor: string | undefined; readonly number: string | undefined; ended: boolean }[] = [];
  let number: string | undefined;
  for (const entry of entries) {
    number = numbers.get(`i${entry.id}`) ?? number;
    if (entry.type === types.ACTIVE_START) starts.push({ actor: entry.from, number, ended: false });
    if (entry.type !== types.ACTIVE_END) continue;
    const last = starts.findLast((start) => start.actor === entry.from && !start.ended);
    if (last) last.ended = true;
  }
  const bars = Array.from(root.querySelectorAll('rect[class^="activation"]'));
  const drawn = starts.filter((start) => start.ended);
  if (bars.length === drawn.length) bars.forEach((bar, at) => mark(bar, drawn[at]?.number));
}
