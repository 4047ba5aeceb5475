import { sharedFolder } from '../contract/page.ts';
import { renderDocument } from './document-page.ts';
import { element, escapeHtml } from './html.ts';
import { renderLogo, renderLoopMark } from './loop-mark.ts';

/** A deck as the gallery shows it; addresses are relative to the gallery. `minutes` is the planned time. */
export interface GalleryEntry {
  readonly slug: string;
  readonly title: string;
  readonly document?: string;
  readonly author?: string;
  readonly slides: number;
  readonly recordings: number;
  readonly minutes?: number;
  readonly deck: string;
  readonly pdf?: string;
  /** Address of a picture of the deck's first slide. */
  readonly picture?: string;
}

/** The head of the gallery: its title and a sentence below it. */
export interface GalleryFacts {
  readonly title: string;
  readonly lang: string;
  readonly description?: string;
}

/** Returns the page that shows all decks, a complete HTML document to stand at the top of the output. It reads without script. */
export function renderGalleryPage(entries: readonly GalleryEntry[], facts: GalleryFacts): string {
  const head = element('header', { class: 'gallery-head' }, [
    renderLogo(),
    element('h1', {}, escapeHtml(facts.title)),
    element('p', { class: 'lead' }, escapeHtml(facts.description ?? summary(entries))),
    element('button', { type: 'button', class: 'theme-toggle', hidden: true }, 'Dark'),
  ].join('\n'));
  const groups = groupsOf(entries).map(([name, members], _, all) => renderGroup(all.length > 1 ? name : '', members)).join('\n');
  const main = element('main', {}, `\n${groups || element('p', {}, 'No decks yet.')}\n`);
  const foot = element('footer', { class: 'gallery-foot' }, element('p', {}, 'Made with Loopstage'));
  return renderDocument({
    lang: facts.lang,
    title: facts.title,
    theme: 'auto',
    assets: sharedFolder,
    bundle: 'gallery',
    script: true,
    ...(facts.description !== undefined && { description: facts.description }),
  }, element('body', { class: 'gallery-page' }, `\n${head}\n${main}\n${foot}\n`));
}

/** Decks of one document stand together, in the order they came. */
function groupsOf(entries: readonly GalleryEntry[]): readonly (readonly [string, readonly GalleryEntry[]])[] {
  const groups = new Map<string, GalleryEntry[]>();
  for (const entry of entries) {
    const name = entry.document ?? '';
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups];
}

function renderGroup(name: string, entries: readonly GalleryEntry[]): string {
  const cards = entries.map((entry) => renderCard(entry, name === '' ? 'h2' : 'h3')).join('\n');
  const list = element('ul', { class: 'cards' }, `\n${cards}\n`);
  return name === '' ? list : element('section', { class: 'group' }, `${element('h2', {}, escapeHtml(name))}\n${list}`);
}

function renderCard(entry: GalleryEntry, heading: 'h2' | 'h3'): string {
  const picture = entry.picture === undefined
    ? element('span', { class: 'picture picture-none', 'aria-hidden': 'true' }, renderLoopMark() + element('span', {}, escapeHtml(entry.title)))
    : element('img', { class: 'picture', src: entry.picture, alt: '', loading: 'lazy', width: 640, height: 360 });
  const facts = [
    count(entry.slides, 'slide'),
    entry.recordings > 0 && count(entry.recordings, 'recording'),
    entry.minutes !== undefined && entry.minutes > 0 && `${Math.round(entry.minutes)} min`,
  ].filter((fact) => typeof fact === 'string').map((fact) => element('li', {}, escapeHtml(fact)));
  const pdf = entry.pdf === undefined ? '' : element('a', { class: 'pdf', href: entry.pdf }, `PDF${element('span', { class: 'visually-hidden' }, escapeHtml(` of ${entry.title}`))}`);
  return element('li', { class: 'card', id: `deck-${entry.slug}` }, [
    picture,
    element(heading, {}, element('a', { class: 'deck', href: entry.deck }, escapeHtml(entry.title))),
    entry.author === undefined ? '' : element('p', { class: 'author' }, escapeHtml(entry.author)),
    element('ul', { class: 'facts' }, facts.join('')),
    pdf,
  ].join(''));
}

function summary(entries: readonly GalleryEntry[]): string {
  const recordings = entries.reduce((sum, entry) => sum + entry.recordings, 0);
  const slides = entries.reduce((sum, entry) => sum + entry.slides, 0);
  return [count(entries.length, 'deck'), count(slides, 'slide'), recordings > 0 ? count(recordings, 'recording') : ''].filter(Boolean).join(', ');
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
