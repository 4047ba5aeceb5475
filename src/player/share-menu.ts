import { attribute } from '../contract/page.ts';
import { copyText } from './copy-code.ts';

/** Gives each of `sections` that shows an example that can be embedded a button that opens the ways to pass it on. */
export function addShareButtons(sections: readonly HTMLElement[]): void {
  for (const section of sections) {
    if (!section.hasAttribute(attribute.embed) || section.querySelector('.share-open')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'share-open';
    button.title = 'Share';
    button.setAttribute('aria-label', 'Share this example');
    button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="19" cy="12" r="2"/></svg>';
    section.append(button);
  }
}

/** Listens once for all those buttons under `root`; `said` gets what a screen reader is to say. */
export function listenToShareButtons(root: HTMLElement, said: (text: string) => void): void {
  root.addEventListener('click', (event) => {
    const section = event.target instanceof Element && event.target.closest('.share-open') ? event.target.closest<HTMLElement>('section') : null;
    if (section) openShare(root, section, said);
  });
}

function openShare(root: HTMLElement, section: HTMLElement, said: (text: string) => void): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'share-dialog';
  dialog.setAttribute('aria-labelledby', 'share-title');
  dialog.innerHTML = '<h2 id="share-title">Share this example</h2>';
  const page = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href.replace(/[?#].*$/, '');
  const embed = new URL(section.getAttribute(attribute.embed) ?? '', page).href;
  const frame = document.createElement('iframe');
  frame.src = embed;
  frame.title = section.querySelector('.heading')?.textContent?.trim() ?? '';
  frame.loading = 'lazy';
  frame.allowFullscreen = true;
  frame.setAttribute('style', `width:100%;aspect-ratio:${root.getAttribute(attribute.width) ?? 16}/${root.getAttribute(attribute.height) ?? 9};border:0`);
  dialog.append(field('Link to this step', `${page}${location.hash}`, said), field('Embed in another page', frame.outerHTML, said), closing(section));
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => { dialog.remove(); });
  root.append(dialog);
  dialog.showModal();
}

function field(name: string, value: string, said: (text: string) => void): HTMLElement {
  const label = document.createElement('label');
  label.textContent = name;
  const text = document.createElement('textarea');
  text.readOnly = true;
  text.rows = value.length > 100 ? 5 : 2;
  text.value = value;
  text.addEventListener('focus', () => { text.select(); });
  label.append(text);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy: ${name}`);
  button.addEventListener('click', () => {
    void copyText(value).then((worked) => {
      button.textContent = worked ? 'Copied' : 'Not allowed';
      said(button.textContent);
    });
  });
  const row = document.createElement('div');
  row.append(label, button);
  return row;
}

function closing(section: HTMLElement): HTMLElement {
  const form = document.createElement('form');
  form.method = 'dialog';
  const reading = document.querySelector<HTMLAnchorElement>('.deck-links .reading');
  if (reading) {
    const link = document.createElement('a');
    link.href = `${reading.href.replace(/#.*$/, '')}#${section.id}`;
    link.textContent = 'Read as text';
    form.append(link);
  }
  const close = document.createElement('button');
  close.textContent = 'Close';
  form.append(close);
  return form;
}
