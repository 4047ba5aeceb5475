import { attribute } from '../contract/page.ts';

/** How the typed lines of a session begin: the first line of an input, and the lines that go on with it. */
const sessions = [{ begins: /^\s*>>>(?: |$)/, continues: /^\s*\.\.\.(?: |$)/ }, { begins: /^\$ /, continues: /^> / }];

/**
 * Returns the part of `text`, a block of code as shown, that a reader wants to run: of a Python session the lines after `>>>` and the `...` that
 * follow them (doctest.DocTestParser), of a shell session those after `$`, without what they print; of anything else all of it.
 */
export function codeToCopy(text: string): string {
  const lines = text.replace(/\n+$/, '').split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const session = sessions.find(({ begins }) => begins.test(first));
  if (!session) return lines.join('\n');
  const typed: string[] = [];
  let open = false;
  for (const line of lines) {
    const prompt: RegExpExecArray | null = session.begins.exec(line) ?? (open ? session.continues.exec(line) : null);
    open = prompt !== null;
    if (prompt) typed.push(line.slice(prompt[0].length));
  }
  return typed.join('\n');
}

/** Gives each block of code and each diagram with a text a button that copies it. */
export function addCopyButtons(root: HTMLElement): void {
  for (const block of root.querySelectorAll('pre')) {
    if (block.querySelector('code') && !block.querySelector('.copy')) block.prepend(copyButton(words.code));
  }
  for (const diagram of root.querySelectorAll(`[${attribute.mermaid}]`)) {
    if (!diagram.querySelector(':scope > .copy')) diagram.append(copyButton(words.diagram));
  }
}

const words = { code: 'Copy', diagram: 'Copy as Mermaid' } as const;

function copyButton(text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = text;
  return button;
}

/** Listens once for all copy buttons under `root` and calls `done` with what the button then says. */
export function listenToCopyButtons(root: HTMLElement, done: (said: string) => void): void {
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.copy') : null;
    const block = button?.closest(`pre, [${attribute.mermaid}]`);
    if (!button || !block) return;
    const diagram = block.getAttribute(attribute.mermaid);
    void copyText(diagram ?? codeToCopy(shownCode(block))).then((worked) => {
      const said = worked ? 'Copied' : 'Not allowed';
      button.textContent = said;
      done(said);
      setTimeout(() => { button.textContent = diagram === null ? words.code : words.diagram; }, 1600);
    });
  });
}

/** The text of the block's code; line numbers and other marks are hidden from screen readers and left out. */
function shownCode(block: Element): string {
  const code = block.querySelector('code')?.cloneNode(true);
  if (!(code instanceof Element)) return '';
  for (const mark of code.querySelectorAll('[aria-hidden="true"]')) mark.remove();
  return code.textContent ?? '';
}

/** Copies `text` and returns whether that worked. The clipboard interface is missing where a page comes from another machine without TLS; there the old command still works. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'live-region';
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  const worked = document.execCommand('copy');
  area.remove();
  return worked;
}
