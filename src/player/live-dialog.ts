import { copyText } from './copy-code.ts';
import { codeInAddress, longestLink } from './live-link.ts';

/** The editor of an example while it is open. */
export interface EditorDialog {
  /** Says what is going on. */
  readonly tell: (words: string) => void;
  /** Says what is wrong, and puts the cursor on its line (from 1). */
  readonly fail: (problem: string, line?: number) => void;
  readonly close: () => void;
}

/** What the editor's buttons do: `run` settles when the program has run, `reset` returns the text of the build. */
export interface EditorActions {
  readonly run: (text: string) => Promise<void>;
  readonly reset: () => string;
}

const html = `
<h2 id="live-title">Change this example and run it</h2>
<label for="live-code">The program</label>
<textarea id="live-code" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"></textarea>
<p class="live-said" role="status"></p>
<p class="live-hint">It runs in your browser, on CPython with a virtual clock; nothing is sent anywhere. <span class="live-keys">Escape, then Tab, leaves the text.</span></p>
<div class="live-buttons">
  <button type="button" class="live-run">Run</button>
  <button type="button" class="live-reset">Back to the original</button>
  <button type="button" class="live-link">Copy a link to this version</button>
  <button type="button" class="live-close">Close</button>
</div>`;

/** Opens the editor over `section` with `code` in it. */
export function openDialog(section: HTMLElement, code: string, actions: EditorActions): EditorDialog {
  const dialog = document.createElement('dialog');
  dialog.className = 'live-dialog';
  dialog.setAttribute('aria-labelledby', 'live-title');
  dialog.innerHTML = html;
  const find = <Kind extends HTMLElement>(selector: string): Kind => dialog.querySelector<Kind>(selector) as Kind;
  const text = find<HTMLTextAreaElement>('textarea');
  const said = find('.live-said');
  const button = find<HTMLButtonElement>('.live-run');
  text.value = code;
  const tell = (words: string, wrong = false): void => {
    said.textContent = words;
    said.classList.toggle('is-wrong', wrong);
  };
  const run = async (): Promise<void> => {
    button.disabled = true;
    await actions.run(text.value);
    button.disabled = false;
  };
  button.addEventListener('click', () => { void run(); });
  find('.live-reset').addEventListener('click', () => {
    text.value = actions.reset();
    tell('This is the program of the slide.');
  });
  find('.live-link').addEventListener('click', () => { void copyLink(section, text.value).then((words) => { tell(words); }); });
  find('.live-close').addEventListener('click', () => { dialog.close(); });
  text.addEventListener('keydown', (event) => { writeTab(event, text); });
  dialog.addEventListener('keydown', (event) => { event.stopPropagation(); });
  dialog.addEventListener('close', () => { dialog.remove(); });
  (section.closest('.reveal') ?? document.body).append(dialog);
  dialog.showModal();
  text.focus();
  text.setSelectionRange(0, 0);
  text.scrollTop = 0;
  return {
    tell,
    fail: (problem, line) => {
      tell(line === undefined ? problem : `Line ${line}: ${problem}`, true);
      if (line !== undefined) selectLine(text, line);
    },
    close: () => { dialog.close(); },
  };
}

/** Tab indents by four blanks; after Escape it leaves the text, so that nobody is trapped in it. */
function writeTab(event: KeyboardEvent, text: HTMLTextAreaElement): void {
  if (event.key === 'Escape' && text.dataset['leaving'] === undefined) {
    event.preventDefault();
    text.dataset['leaving'] = '';
    return;
  }
  if (event.key === 'Tab' && !event.shiftKey && text.dataset['leaving'] === undefined) {
    event.preventDefault();
    text.setRangeText('    ', text.selectionStart, text.selectionEnd, 'end');
  } else if (event.key !== 'Tab' && event.key !== 'Shift') delete text.dataset['leaving'];
}

function selectLine(text: HTMLTextAreaElement, line: number): void {
  const lines = text.value.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  text.scrollTo(0, Math.max(line - 3, 0) * Number.parseFloat(getComputedStyle(text).lineHeight));
}

async function copyLink(section: HTMLElement, code: string): Promise<string> {
  if (code.length > longestLink) return `The program is too long for a link: ${code.length} characters, ${longestLink} fit.`;
  const worked = await copyText(`${location.href.replace(/#.*$/, '')}#/${encodeURIComponent(section.id)}${codeInAddress(code)}`);
  return worked ? 'The link is copied.' : 'The browser did not allow copying.';
}
