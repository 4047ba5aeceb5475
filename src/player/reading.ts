import '../../assets/theme/reading.css';
import { attribute } from '../contract/page.ts';
import { startTools } from './page-tools.ts';

startTools('reading');
completeSnippets();
goToSlide();
addEventListener('hashchange', goToSlide);

/** Snippets for other sites need whole addresses, which a page knows only where it is read. */
function completeSnippets(): void {
  for (const code of document.querySelectorAll(`code[${attribute.embed}]`)) {
    const address = code.getAttribute(attribute.embed) ?? '';
    code.textContent = (code.textContent ?? '').replace(`src="${address}"`, () => `src="${new URL(address, location.href).href}"`);
  }
}

/** An address names a slide and a step; where the step has no place of its own on this page, the slide's is meant. */
function goToSlide(): void {
  const id = decodeURIComponent(location.hash.slice(1)).replace(/^\//, '');
  if (id === '' || document.getElementById(location.hash.slice(1))) return;
  (document.getElementById(id) ?? document.getElementById(id.replace(/\/[^/]*$/, '')))?.scrollIntoView();
}
