import { sharedFolder } from '../contract/page.ts';
import { renderDocument, type PageHead } from './document-page.ts';
import { element, escapeHtml } from './html.ts';
import { renderLogo, renderLoopMark } from './loop-mark.ts';

/** A deck as the gallery shows it; addresses are relative to the gallery. `minutes` is the planned time. */
export interface GalleryEntry {
  readonly slug: string;
  readonly title: string;
  readonly document?: string;
  readonly author?: string;
  readonly event?: string;
  readonly description?: string;
  readonly slides: number;
  readonly recordings: number;
  readonly minutes?: number;
  readonly deck: string;
  /** Further forms of the deck: the words of their links, and their addresses. */
  readonly forms: readonly { readonly name: string; readonly href: string }[];
  /** A drawing of the deck as HTML, the ornament where it is absent. */
  readonly picture?: string;
}

/** The head of the gallery: its title and a sentence below it. */
export interface GalleryFacts {
  readonly title: string;
  readonly lang: string;
  readonly description?: string;
  readonly share?: NonNullable<PageHead['share']>;
}

/** Returns the page that shows all decks, a complete HTML document to stand at the top of the output. It reads without script. */
export function renderGalleryPage(entries: readonly GalleryEntry[], facts: GalleryFacts): string {
  const author = common(entries, 'author');
  const event = common(entries, 'event');
  const head = element('header', { class: 'gallery-head' }, [
    element('div', { class: 'gallery-bar' }, renderLogo() + renderTools()),
    element('h1', {}, escapeHtml(facts.title)),
    facts.description === undefined ? '' : element('p', { class: 'lead' }, escapeHtml(facts.description)),
    element('p', { class: 'sum' }, [author, event, summary(entries)].filter((fact) => fact !== undefined).map((fact) => element('span', {}, escapeHtml(fact))).join(' ')),
  ].join('\n'));
  const shown = entries.map((entry) => without(entry, { author, event }));
  const groups = groupsOf(shown).map(([name, members], _, all) => renderGroup(all.length > 1 && members.length > 1 ? name : '', members)).join('\n');
  const main = element('main', {}, `\n${groups || element('p', {}, 'No decks yet.')}\n`);
  const feed = facts.share?.feed === undefined ? '' : ` ${element('a', { href: 'feed.xml' }, 'Feed')}`;
  const foot = element('footer', { class: 'gallery-foot' }, element('p', {}, `Made with Loopstage${feed}`));
  return renderDocument({
    lang: facts.lang,
    title: facts.title,
    theme: 'auto',
    assets: sharedFolder,
    bundle: 'gallery',
    script: true,
    ...(facts.description !== undefined && { description: facts.description }),
    ...(facts.share !== undefined && { share: facts.share }),
  }, element('body', { class: 'gallery-page' }, `\n${head}\n${main}\n${foot}\n`));
}

/** Returns the buttons that a page has when its script runs: search and the other theme. */
export function renderTools(): string {
  return element('div', { class: 'tools', hidden: true }, [
    element('button', { type: 'button', class: 'search-open', hidden: true }, `Search ${element('kbd', { 'aria-hidden': 'true' }, '/')}`),
    element('button', { type: 'button', class: 'theme-toggle' }, 'Dark'),
  ].join(' '));
}

/** What all of several decks say of themselves is said once, above them. */
function common(entries: readonly GalleryEntry[], key: 'author' | 'event'): string | undefined {
  const [first, ...others] = entries;
  return others.length > 0 && others.every((entry) => entry[key] === first?.[key]) ? first?.[key] : undefined;
}

function without({ author, event, ...entry }: GalleryEntry, said: { readonly author: string | undefined; readonly event: string | undefined }): GalleryEntry {
  return { ...entry, ...(author !== undefined && author !== said.author && { author }), ...(event !== undefined && event !== said.event && { event }) };
}

/** Decks of one document stand together, in the order they came; documents of one deck each make one group. */
function groupsOf(entries: readonly GalleryEntry[]): readonly (readonly [string, readonly GalleryEntry[]])[] {
  const members = (name: string): number => entries.filter((entry) => entry.document === name).length;
  const groups = new Map<string, GalleryEntry[]>();
  for (const entry of entries) {
    const name = entry.document !== undefined && members(entry.document) > 1 ? entry.document : '';
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
  const picture = entry.picture ?? element('span', { class: 'picture picture-none', 'aria-hidden': 'true' }, renderLoopMark());
  const facts = [
    entry.minutes !== undefined && entry.minutes > 0 && `${Math.round(entry.minutes)} min`,
    count(entry.slides, 'slide'),
    entry.recordings > 0 && count(entry.recordings, 'recording'),
  ].filter((fact) => typeof fact === 'string').map((fact) => element('li', {}, escapeHtml(fact)));
  const forms = entry.forms.map(({ name, href }) => element('a', { href }, escapeHtml(name) + element('span', { class: 'visually-hidden' }, escapeHtml(`: ${entry.title}`))));
  const by = [entry.author, entry.event].filter((fact) => fact !== undefined);
  return element('li', { class: 'card', id: `deck-${entry.slug}` }, [
    picture,
    element(heading, {}, element('a', { class: 'deck', href: entry.deck }, escapeHtml(entry.title))),
    entry.description === undefined ? '' : element('p', { class: 'about' }, escapeHtml(entry.description)),
    by.length === 0 ? '' : element('p', { class: 'author' }, by.map((fact) => element('span', {}, escapeHtml(fact))).join(' ')),
    element('ul', { class: 'facts' }, facts.join('')),
    forms.length === 0 ? '' : element('p', { class: 'forms' }, forms.join(' ')),
  ].join(''));
}

function summary(entries: readonly GalleryEntry[]): string {
  const recordings = entries.reduce((sum, entry) => sum + entry.recordings, 0);
  const slides = entries.reduce((sum, entry) => sum + entry.slides, 0);
  return [count(entries.length, 'deck'), count(slides, 'slide'), recordings > 0 ? count(recordings, 'recording') : ''].filter(Boolean).join(', ');
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
