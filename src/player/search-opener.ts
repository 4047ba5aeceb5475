import { searchNames } from '../contract/search.ts';

/** What a page gives the search: the address of the output's top from this page, and where results lead. */
export interface SearchPlace {
  readonly top: string;
  readonly to: 'page' | 'reading';
}

/** Opens the search over the page. */
export type OpenSearch = (place: SearchPlace) => void;

/**
 * Opens the search on the key `/` and by the page's buttons of the class `search-open`. Search and index are loaded when they are first asked for, from
 * the folder `assets`; a page that holds them itself has no such folder.
 */
export function listenToSearch(assets: string | undefined, to: SearchPlace['to']): void {
  const open = (): void => { void loaded(assets).then((search) => { search?.({ top: assets === undefined ? '' : new URL('..', assets).href, to }); }); };
  if (assets === undefined && !Reflect.has(globalThis, searchNames.open)) {
    for (const button of document.querySelectorAll('.search-open')) button.remove();
    return;
  }
  for (const button of document.querySelectorAll<HTMLElement>('.search-open')) {
    button.hidden = false;
    button.addEventListener('click', open);
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') || isTyping()) return;
    event.preventDefault();
    event.stopPropagation();
    open();
  }, true);
}

function isTyping(): boolean {
  return document.activeElement?.matches('input:not([type=range]), textarea, select, [contenteditable]') ?? false;
}

/** Returns the address of the folder that the running script lies in, `undefined` for a script inside the page. */
export function assetsFolder(script: HTMLOrSVGScriptElement | null): string | undefined {
  const source = script instanceof HTMLScriptElement ? script.src : '';
  return source === '' ? undefined : new URL('.', source).href;
}

async function loaded(assets: string | undefined): Promise<OpenSearch | undefined> {
  const found = (): OpenSearch | undefined => Reflect.get(globalThis, searchNames.open) as OpenSearch | undefined;
  if (found() || assets === undefined) return found();
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = new URL('search.css', assets).href;
  document.head.append(style);
  await Promise.all([searchNames.file, 'search.js'].map((name) => loadScript(new URL(name, assets).href)));
  return found();
}

/** Settles when the script at an address has run or could not be loaded. */
export function loadScript(address: string): Promise<void> {
  return new Promise((done) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = script.onerror = () => { done(); };
    document.head.append(script);
  });
}
