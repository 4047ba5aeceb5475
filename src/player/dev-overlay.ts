import type { DevProblem } from '../contract/dev.ts';

/** Shows over the page what is wrong with its document, until that is mended or the reader closes it; an empty list takes it away. */
export function showProblems(problems: readonly DevProblem[]): void {
  document.querySelector('.dev-problems')?.remove();
  if (problems.length === 0) return;
  const panel = make('section', 'dev-problems');
  panel.setAttribute('role', 'alert');
  panel.setAttribute('aria-labelledby', 'dev-problems-title');
  panel.dataset['preventSwipe'] = '';
  const head = make('header', '');
  const title = make('h2', '', problems.length === 1 ? 'An error in the document' : `${problems.length} errors in the document`);
  title.id = 'dev-problems-title';
  const close = make('button', '', 'Close');
  close.type = 'button';
  close.addEventListener('click', () => { panel.remove(); });
  head.append(title, make('p', '', 'Behind this is the page as it was before.'), close);
  const list = make('ul', '');
  list.append(...problems.map(itemOf));
  panel.append(head, list);
  panel.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') panel.remove();
  });
  document.body.append(panel);
}

function itemOf({ place, message, hint, frame, editor }: DevProblem): HTMLElement {
  const item = make('li', '');
  const link = make('a', 'dev-place', place);
  link.href = editor;
  link.title = 'Open in the editor';
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void fetch(editor).then(({ ok }) => { if (!ok) link.title = 'The editor could not be opened'; });
  });
  item.append(link, make('p', 'dev-message', message));
  if (frame !== '') item.append(make('pre', '', frame));
  if (hint !== undefined) item.append(make('p', 'dev-hint', hint));
  return item;
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, text = ''): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
