import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2?inline';
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2?inline';
import latin700 from '@fontsource/inter/files/inter-latin-700-normal.woff2?inline';
import mermaid from 'mermaid';
import type { DiagramFailure, DrawnDiagram } from '../contract/diagram.ts';
import { cleanShapes, noPictures, Unsupported } from './svg/clean-svg.ts';
import type { LineTypes, SequenceEntry } from './svg/mark-messages.ts';
import { markMessages, orderBySource } from './svg/mark-messages.ts';
import { messagePlaces } from './svg/message-places.ts';
import { short } from './svg/markup.ts';
import { fontFamily, mermaidOptions } from './svg/mermaid-options.ts';
import { plainWords, withPlainNames } from './svg/plain-names.ts';
import { stand } from './svg/roles.ts';
import { squeeze } from './svg/squeeze.ts';
import { countedText, syntaxFailure } from './svg/syntax-failure.ts';

/*
 * The script of the page in which diagrams are drawn. It stays loaded for all diagrams of a build; each one is drawn, read shape by shape and
 * removed, and leaves nothing behind that the next one could see.
 */

/** Height of usual letters on a slide, in CSS pixels: the size at which a drawing is meant to be shown follows from it. */
const slideLetters = 32;

/** Empty space round the drawing, in its own units. */
const margin = 4;

/** Height of a participant's box, and of the figures that stand for users, data bases and the like, in units of the drawing. */
const [boxHeight, figureHeight] = [30, 65];

/** Width that charts without a size of their own fill, in units of the drawing. */
const hostWidth = 900;

let settings = mermaid.mermaidAPI.defaultConfig;

/** Loads the deck's font, which every width depends on. */
async function prepare(): Promise<void> {
  for (const [weight, source] of [['400', latin400], ['600', latin600], ['700', latin700]] as const) {
    const font = new FontFace('Inter', `url(${source})`, { weight });
    await font.load();
    document.fonts.add(font);
  }
  mermaid.initialize({ startOnLoad: false, theme: 'base' });
  settings = { ...mermaid.mermaidAPI.defaultConfig, ...mermaid.mermaidAPI.getSiteConfig() };
}

/** Returns the drawing of a Mermaid text, the same for the same text whatever was drawn before, or why there is none. */
async function draw(source: string): Promise<DrawnDiagram | DiagramFailure> {
  const counted = countedText(source);
  const host = document.createElement('div');
  host.style.width = `${hostWidth}px`;
  document.body.append(host);
  try {
    begin(source, boxHeight);
    const { diagram, text } = await readDiagram(counted.text);
    const sequence = diagram.type === 'sequence' ? diagram.db as unknown as SequenceBase : undefined;
    const figures = sequence !== undefined && [...sequence.getActors().values()].some(({ type }) => type !== 'participant');
    begin(source, figures ? figureHeight : boxHeight);
    host.innerHTML = (await mermaid.render('drawing', text, host)).svg;
    const root = host.querySelector('svg');
    if (!root) throw new Error('Mermaid drew nothing');
    for (const words of textsIn(root)) words.data = plainWords(words.data);
    mend(root, diagram.type);
    return finished(root, sequence ? arrange(root, sequence) : 0);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'EncodingError') return { problem: noPictures };
    return problem instanceof Unsupported ? { problem: problem.message } : syntaxFailure(problem, counted);
  } finally {
    document.body.replaceChildren();
  }
}

/** The diagram of a text with plain names; where its grammar does not take them, of the text as it is. */
async function readDiagram(source: string): Promise<{ readonly diagram: Awaited<ReturnType<typeof mermaid.mermaidAPI.getDiagramFromText>>; readonly text: string }> {
  const text = withPlainNames(source);
  try {
    return { diagram: await mermaid.mermaidAPI.getDiagramFromText(text), text };
  } catch (problem) {
    if (text === source) throw problem;
    return { diagram: await mermaid.mermaidAPI.getDiagramFromText(source), text: source };
  }
}

function textsIn(root: SVGSVGElement): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) found.push(node);
  return found;
}

/** Returns what is wrong with a Mermaid text, `undefined` if Mermaid can read it. */
async function check(source: string): Promise<DiagramFailure | undefined> {
  const counted = countedText(source);
  try {
    begin(source, boxHeight);
    await mermaid.parse(counted.text);
    return undefined;
  } catch (problem) {
    return syntaxFailure(problem, counted);
  }
}

/** Some layouts begin with random places: the sequence of random numbers follows from the text. */
function begin(source: string, actorHeight: number): void {
  let state = [...source].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5) >>> 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  mermaid.initialize(mermaidOptions(settings, 'loopstage', actorHeight));
}

/** The data base of a sequence diagram, which knows the order of its messages. */
interface SequenceBase {
  readonly getMessages: () => readonly SequenceEntry[];
  readonly getActors: () => ReadonlyMap<string, { readonly type: string }>;
  readonly LINETYPE: LineTypes;
}

/**
 * Mends Mermaid's drawings: a line at today's date, white letters whatever they stand on, numbers wider than a row, and labels of mind maps that
 * begin in the middle of their node.
 */
function mend(root: SVGSVGElement, type: string): void {
  for (const line of root.querySelectorAll('.today')) line.remove();
  if (type === 'c4') for (const text of root.querySelectorAll<SVGTextElement>('text[style*="#FFFFFF"]')) text.style.setProperty('fill', stand('actorInk'));
  for (const number of root.querySelectorAll('marker[id$="-sequencenumber"] > circle')) number.setAttribute('r', '5.5');
  if (type !== 'mindmap') return;
  for (const label of root.querySelectorAll<SVGGElement>('.mindmap-node > .label')) {
    const shape = label.parentElement?.querySelector<SVGGraphicsElement>(':scope > :is(circle, path, rect, polygon, g:not(.label))');
    const [whole, words] = [shape?.getBoundingClientRect(), label.querySelector('text')?.getBoundingClientRect()];
    if (!whole || !words) continue;
    const right = whole.left + whole.width / 2 - words.left - words.width / 2;
    if (Math.abs(right) > words.width / 4) label.setAttribute('transform', `translate(${right} 0) ${label.getAttribute('transform') ?? ''}`.trim());
  }
}

function arrange(root: SVGSVGElement, base: SequenceBase): number {
  const messages = markMessages(root, base.getMessages(), base.LINETYPE);
  orderBySource(root);
  squeeze(root);
  return messages;
}

function finished(root: SVGSVGElement, messages: number): DrawnDiagram {
  const box = root.getBBox();
  const view = [box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin] as const;
  const scale = slideLetters / usualLetters(root);
  const [width, height] = [Math.round(view[2] * scale), Math.round(view[3] * scale)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view.map(short).join(' ')}" width="${width}" height="${height}" font-family="${fontFamily}">${cleanShapes(root)}</svg>`;
  return { svg, width, height, messages, ...(messages > 0 && { places: messagePlaces(root, messages) }) };
}

/** The size of letters that most of a drawing's text has. */
function usualLetters(root: SVGSVGElement): number {
  const sizes = new Map<number, number>();
  for (const text of root.querySelectorAll('text, foreignObject')) {
    const size = Number.parseFloat(getComputedStyle(text).fontSize);
    sizes.set(size, (sizes.get(size) ?? 0) + (text.textContent?.trim().length ?? 0));
  }
  const [usual] = [...sizes].toSorted((one, other) => other[1] - one[1])[0] ?? [16];
  return usual;
}

Object.assign(globalThis, { loopstageDraw: { ready: prepare(), draw, check } });
