import type { Found, Run, Search } from './search-engine.ts';
import type { SearchPlace } from './search-opener.ts';

const html = `<form class="search-field" method="dialog">
<input type="search" role="combobox" aria-label="Search" aria-expanded="false" aria-controls="search-results" aria-autocomplete="list" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" placeholder="Titles, text, code, steps">
<button value="close" class="search-close">Close</button></form>
<p class="search-count" role="status"></p>
<div id="search-results" class="search-results" role="listbox" aria-label="Results"></div>
<p class="search-keys" aria-hidden="true"><span><kbd>↑</kbd> <kbd>↓</kbd> choose</span> <span><kbd>Enter</kbd> open</span> <span><kbd>Esc</kbd> close</span></p>`;

/**
 * Opens the search as a dialog: a field with a list of results, after the pattern of a combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). What was
 * typed before is still there. `several`: results come from more than one deck, which they then name.
 */
export function openSearchDialog(search: Search, place: SearchPlace, several: boolean): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search') ?? createDialog(search, place, several);
  if (!dialog.open) dialog.showModal();
  const field = dialog.querySelector('input');
  field?.focus();
  field?.select();
}

function createDialog(search: Search, place: SearchPlace, several: boolean): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'search';
  dialog.setAttribute('aria-label', 'Search');
  dialog.dataset['preventSwipe'] = '';
  dialog.innerHTML = html;
  document.body.append(dialog);
  const field = dialog.querySelector('input');
  const list = dialog.querySelector<HTMLElement>('.search-results');
  const count = dialog.querySelector('.search-count');
  if (!field || !list || !count) return dialog;
  const show = (): void => {
    const found = search(field.value);
    list.replaceChildren(...found.map((one, index) => resultOf(one, index, place, several)));
    list.scrollTop = 0;
    field.setAttribute('aria-expanded', String(found.length > 0));
    count.textContent = field.value.trim() === '' ? '' : found.length === 0 ? 'Nothing found' : `${found.length} ${found.length === 1 ? 'place' : 'places'}`;
    choose(field, list, 0);
  };
  field.addEventListener('input', show);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      dialog.close();
    }
    onKey(event, field, list);
  });
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.querySelector('form')?.addEventListener('submit', (event) => {
    if (event.submitter === null) event.preventDefault();
  });
  for (const name of ['keydown', 'keyup', 'keypress'] as const) dialog.addEventListener(name, (event) => { event.stopPropagation(); });
  return dialog;
}

function onKey(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const options = [...list.querySelectorAll('a')];
  const now = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const page = 6;
  const moves: Readonly<Record<string, number>> = { ArrowDown: now + 1, ArrowUp: now - 1, PageDown: Math.min(now + page, options.length - 1), PageUp: Math.max(now - page, 0) };
  const next = moves[event.key];
  if (next !== undefined && options.length > 0) {
    event.preventDefault();
    choose(field, list, (next + options.length) % options.length);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    options[now]?.click();
  }
}

/** Makes an option the one that Enter opens; the focus stays in the field. */
function choose(field: HTMLInputElement, list: HTMLElement, index: number): void {
  let chosen: HTMLElement | undefined;
  for (const [order, option] of [...list.querySelectorAll('a')].entries()) {
    option.setAttribute('aria-selected', String(order === index));
    if (order === index) chosen = option;
  }
  if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
  else field.removeAttribute('aria-activedescendant');
  chosen?.scrollIntoView({ block: 'nearest' });
}

/** A result is a link, so that it can be opened in a tab of its own. */
function resultOf(found: Found, index: number, place: SearchPlace, several: boolean): HTMLElement {
  const link = document.createElement('a');
  link.id = `search-result-${index}`;
  link.setAttribute('role', 'option');
  link.tabIndex = -1;
  link.href = addressOf(found, place);
  const head = document.createElement('span');
  head.className = 'found-head';
  head.append(part('span', 'found-title', found.title));
  const where = [several && found.title.map(({ text }) => text).join('') !== found.deck.title ? found.deck.title : '', found.step === undefined ? '' : `step ${found.step}`].filter((text) => text !== '');
  if (where.length > 0) head.append(part('span', 'found-where', [{ text: where.join(' · '), match: false }]));
  link.append(head);
  if (found.excerpt.length > 0) link.append(part(found.kind === 'code' ? 'code' : 'span', 'found-words', found.excerpt));
  return link;
}

function addressOf({ deck, slide, step }: Found, { top, to }: SearchPlace): string {
  const id = encodeURIComponent(slide.id);
  if (to === 'reading' && deck.reading !== undefined) return `${top}${deck.reading}#${slide.id}${step !== undefined && slide.parts.some((part) => part[0] === 'step' && part[2] === step) ? `/${step}` : ''}`;
  return `${deck.page === '' ? '' : top}${deck.page}#/${id}${step === undefined ? '' : `/${step}`}`;
}

function part(name: 'span' | 'code', className: string, runs: readonly Run[]): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.append(...runs.map(({ text, match }) => {
    if (!match) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  }));
  return element;
}
