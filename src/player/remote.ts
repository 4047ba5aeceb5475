import '../../assets/pages/remote.html?url';
import '../../assets/theme/remote.css';
import { remotePaths, type RemoteCommand } from '../contract/remote.ts';
import { keepAwake } from './awake.ts';
import type { RemoteState } from './dev-remote.ts';
import type { Outline, Position } from './messages.ts';
import { labelIn, lastStepOf } from './outline.ts';
import { openPreview } from './preview.ts';

/** Shows the deck that the live server's window shows, and moves it: two buttons, the picture and the sentence of the step, and its notes. */
function startRemote(): void {
  const part = (name: string): HTMLElement => {
    const element = document.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!element) throw new Error(`The remote control has no part ${name}.`);
    return element;
  };
  const frame = document.querySelector('iframe');
  const preview = frame && openPreview(frame);
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-command]')];
  let outline: Outline | undefined;
  const say = (text: string, linked: boolean): void => {
    part('link').textContent = text;
    part('link').dataset['state'] = linked ? 'linked' : 'lost';
    for (const button of buttons) button.disabled = !linked;
  };
  const events = new EventSource(remotePaths.events);
  events.addEventListener('error', () => { say('Not connected', false); });
  events.addEventListener('message', ({ data }) => {
    const state = JSON.parse(String(data)) as RemoteState | null;
    if (state?.outline) {
      outline = state.outline;
      preview?.load(`${location.origin}${new URL(outline.page).pathname}`);
    }
    if (!state || !outline) return say('Open a deck in the window', false);
    say('Connected', true);
    showDeck(part, outline, state.at);
    const slide = outline.slides[state.at.slide];
    const label = slide && labelIn(slide, state.at.step);
    preview?.show(slide && { slide: slide.id, ...(label !== undefined && { step: label }) }, state.at.theme);
  });
  for (const button of buttons) button.addEventListener('click', () => { void ask(button.dataset['command'] === 'previous' ? 'previous' : 'next', say); });
  keepAwake(true);
  part('awake').hidden = 'wakeLock' in navigator;
}

async function ask(command: RemoteCommand, say: (text: string, linked: boolean) => void): Promise<void> {
  try {
    const { ok } = await fetch(remotePaths.act, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(command) });
    if (!ok) say('Open a deck in the window', false);
  } catch {
    say('Not connected', false);
  }
}

function showDeck(part: (name: string) => HTMLElement, { slides, title, page, lang }: Outline, at: Position): void {
  const slide = slides[at.slide];
  if (!slide) return;
  const label = labelIn(slide, at.step);
  const last = labelIn(slide, lastStepOf(slide));
  document.title = `${title} · remote`;
  part('where').textContent = `${at.slide + 1} / ${slides.length}${last === undefined ? '' : `, step ${label ?? '0'} of ${last}`}${at.screen === 'blank' ? ', blank' : ''}`;
  part('title').textContent = slide.title;
  part('sentence').textContent = slide.sentences[at.step - slide.firstStep - 1] ?? '';
  part('notes').innerHTML = notesAt(slide.notes, label).join('<hr>').replaceAll(`${new URL(page).origin}/`, '/') || '<p class="none">No notes here.</p>';
  for (const name of ['title', 'sentence', 'notes']) part(name).lang = lang;
}

/** The notes of the step come first, then those of the slide. Their HTML is the deck's own; the page's policy lets no script in it run. */
function notesAt(notes: Outline['slides'][number]['notes'], label: string | undefined): readonly string[] {
  const step = label === undefined ? undefined : Number.parseInt(label, 10);
  return [...notes.filter((note) => note.step !== undefined && note.step === step), ...notes.filter((note) => note.step === undefined)].map((note) => note.html);
}

startRemote();
