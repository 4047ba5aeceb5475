import { live } from '../contract/live.ts';
import { loadScript } from './search-opener.ts';

/** Opens the editor of the example on a slide; with `code`, which a link brought, that is in it. */
export type OpenEditor = (section: HTMLElement, assets: string, code?: string) => void;

/**
 * Gives each of `sections` whose example can be changed a button that opens the editor. Where pages are read from disk Python cannot be loaded: there are no
 * buttons then.
 */
export function addEditButtons(sections: readonly HTMLElement[], assets: string | undefined): void {
  if (assets === undefined || !/^https?:$/.test(location.protocol)) return;
  for (const section of sections) {
    if (section.querySelector(`.${live.example}`) && !section.querySelector('.edit-open')) section.append(editButton('edit-open'));
  }
}

/**
 * Listens once for all those buttons under `root`, and adds one for the present slide to the page, which the style sheet shows where slides are too small
 * for theirs. The editor is loaded when it is first asked for, from the folder `assets`.
 */
export function listenToEditButtons(root: HTMLElement, assets: string | undefined): void {
  if (assets === undefined) return;
  root.append(editButton('edit-here'));
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('.edit-open, .edit-here') : null;
    const section = button?.closest<HTMLElement>('section') ?? (button && root.querySelector<HTMLElement>('section.present'));
    if (section) void openEditor(section, assets);
  });
}

function editButton(className: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = 'Edit and run';
  return button;
}

/** Opens the editor of `section`, where its example can be changed. */
export async function openEditor(section: HTMLElement, assets: string, code?: string): Promise<void> {
  if (!section.querySelector(`.${live.example}`)) return;
  const found = (): OpenEditor | undefined => Reflect.get(globalThis, live.open) as OpenEditor | undefined;
  if (!found()) {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = new URL(live.style, assets).href;
    document.head.append(style);
    await loadScript(new URL(live.script, assets).href);
  }
  found()?.(section, assets, code);
}
