import type { DevProblem } from '../contract/dev.ts';

/**
 * Shows what is wrong with the document of the page, until that is mended or the reader closes it: errors over the page, warnings as their number in a
 * corner, which opens them. An empty list takes all away.
 */
export function showProblems(problems: readonly DevProblem[]): void {
  const open = document.querySelector('.dev-problems.is-mild') !== null;
  for (const shown of document.querySelectorAll('.dev-problems, .dev-warnings')) shown.remove();
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity !== 'error');
  if (warnings.length > 0) document.body.append(warningButton(warnings));
  if (errors.length > 0) document.body.append(panelOf(errors, 'error'));
  else if (open && warnings.length > 0) document.body.append(panelOf(warnings, 'warning'));
}

function warningButton(warnings: readonly DevProblem[]): HTMLButtonElement {
  const button = make('button', 'dev-warnings', warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`);
  button.type = 'button';
  button.dataset['preventSwipe'] = '';
  button.addEventListener('click', () => {
    const open = document.querySelector('.dev-problems');
    if (open) open.remove();
    else document.body.append(panelOf(warnings, 'warning'));
  });
  return button;
}

function panelOf(problems: readonly DevProblem[], kind: 'error' | 'warning'): HTMLElement {
  const panel = make('section', kind === 'error' ? 'dev-problems' : 'dev-problems is-mild');
  if (kind === 'error') panel.setAttribute('role', 'alert');
  panel.setAttribute('aria-labelledby', 'dev-problems-title');
  panel.dataset['preventSwipe'] = '';
  const head = make('header', '');
  const title = make('h2', '', problems.length === 1 ? `${kind === 'error' ? 'An error' : 'A warning'} in the document` : `${problems.length} ${kind}s in the document`);
  title.id = 'dev-problems-title';
  const close = make('button', '', 'Close');
  close.type = 'button';
  close.addEventListener('click', () => { panel.remove(); });
  head.append(title, make('p', '', kind === 'error' ? 'Behind this is the page as it was before.' : ''), close);
  const list = make('ul', '');
  list.append(...problems.map(itemOf));
  panel.append(head, list);
  panel.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') panel.remove();
  });
  return panel;
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
